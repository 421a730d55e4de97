package io.netsim.spec.imports;

import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.network.DirectionSettings;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Section;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edges to links: two opposite directions become one, and what the file does not say comes from the section. */
final class Links {
    private final Section section;
    private final double scale;
    private final @Nullable Long rateBps;
    private final @Nullable Long delayPs;
    private final DirectionSettings others;
    private int givenRate;
    private int givenDelay;
    private int withoutRate;
    private int withoutDelay;
    private String firstWithoutRate = "";
    private String firstWithoutDelay = "";

    /** Reads the keys of a link from the section. */
    Links(Section section, double scale) {
        this.section = section;
        this.scale = scale;
        this.rateBps = section.find("rate", LinkReader.RATE);
        this.delayPs = section.find("delay", Amount.TIME);
        this.others = LinkReader.partial(section);
    }

    void add(Graph graph, NodeNames names, String file, TopologyBuilder into) {
        int[] opposite = opposites(graph);
        boolean anyPair = false;
        int lone = 0;
        int loops = 0;
        for (int i = 0; i < opposite.length; i++) {
            Graph.Edge edge = graph.edges().get(i);
            if (edge.from() == edge.to()) {
                loops++;
            } else if (opposite[i] >= 0) {
                lone += edge.directed() && opposite[i] == i ? 1 : 0;
                anyPair |= opposite[i] != i;
                link(graph, names, edge, graph.edges().get(opposite[i]), into);
            }
        }
        complain(graph, file);
        tellGiven(file);
        if (lone > 0 && anyPair) {
            section.mistakes()
                    .note(file + ": " + lone + " directed edges have none in the opposite direction;"
                            + " they are taken for both directions");
        }
        if (loops > 0) {
            section.mistakes().note(file + ": " + loops + " edges join a node with itself, and are left out");
        }
    }

    /**
     * For each edge the one that is its way back: itself if it goes both ways or has none, the next one in the opposite
     * direction that is not another's, or -1 if it is itself another's way back.
     */
    private static int[] opposites(Graph graph) {
        int[] opposite = new int[graph.edges().size()];
        Map<Long, Deque<Integer>> waiting = new HashMap<>();
        for (int i = 0; i < opposite.length; i++) {
            Graph.Edge edge = graph.edges().get(i);
            opposite[i] = i;
            if (!edge.directed()) {
                continue;
            }
            Deque<Integer> other = waiting.get(key(edge.to(), edge.from()));
            if (other != null && !other.isEmpty()) {
                opposite[other.remove()] = i;
                opposite[i] = -1;
            } else {
                waiting.computeIfAbsent(key(edge.from(), edge.to()), ends -> new ArrayDeque<>())
                        .add(i);
            }
        }
        return opposite;
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    private void link(Graph graph, NodeNames names, Graph.Edge edge, Graph.Edge back, TopologyBuilder into) {
        boolean same = edge.from() == back.from();
        DirectionSettings forward = settings(graph, names, edge);
        DirectionSettings reverse = same ? forward : settings(graph, names, back);
        into.link(names.of(edge.from()), names.of(edge.to()), new LinkSettings(forward, reverse));
    }

    private DirectionSettings settings(Graph graph, NodeNames names, Graph.Edge edge) {
        String where =
                "that from '" + names.of(edge.from()) + "' to '" + names.of(edge.to()) + "' in line " + edge.line();
        Long rate = edge.rateBps();
        if (rate != null && rate != LinkDirectionSpec.INFINITE_RATE) {
            rate = Math.max(1, Math.round(rate * scale));
        }
        givenRate += rate == null ? 1 : 0;
        rate = rate == null ? rateBps : rate;
        if (rate == null) {
            withoutRate++;
            firstWithoutRate = withoutRate == 1 ? where : firstWithoutRate;
        }
        Long delay = edge.delayPs();
        if (delay == null) {
            delay = GreatCircle.delayPs(
                    graph.nodes().get(edge.from()).place(),
                    graph.nodes().get(edge.to()).place());
        }
        givenDelay += delay == null ? 1 : 0;
        delay = delay == null ? delayPs : delay;
        if (delay == null) {
            withoutDelay++;
            firstWithoutDelay = withoutDelay == 1 ? where : firstWithoutDelay;
        }
        Long weight = edge.weight();
        return others.with(
                rate == null ? others.rateBps() : rate,
                delay == null ? others.delayPs() : delay,
                weight == null ? others.weight() : weight);
    }

    /** What the file does not say is worth knowing, most of all where nobody wrote it into a file either. */
    private void tellGiven(String file) {
        if (givenRate > withoutRate) {
            section.mistakes().note(file + ": " + edges(givenRate) + " no rate; the import's 'rate' holds");
        }
        if (givenDelay > withoutDelay) {
            section.mistakes()
                    .note(file + ": " + edges(givenDelay)
                            + " neither a delay nor coordinates at both ends; the import's 'delay' holds");
        }
    }

    private static String edges(int count) {
        return count + (count == 1 ? " edge has" : " edges have");
    }

    private void complain(Graph graph, String file) {
        int all = graph.edges().size();
        if (withoutRate > 0) {
            section.mistakes()
                    .add(
                            section.node(),
                            withoutRate + " of " + all + " edges in '" + file + "' have no rate, first "
                                    + firstWithoutRate + "; write one for them, such as 'rate: 10 Gbps'");
        }
        if (withoutDelay > 0) {
            section.mistakes()
                    .add(
                            section.node(),
                            withoutDelay + " of " + all + " edges in '" + file
                                    + "' have neither a delay nor coordinates at both ends, first " + firstWithoutDelay
                                    + "; write one for them, such as 'delay: 5 ms'");
        }
    }
}
