package io.netsim.spec.imports;

import io.netsim.spec.PlaceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text files of REPETITA (S. Gay, P. Schaus, S. Vissicchio: "REPETITA: Repeatable Experiments for Performance Evaluation of
 * Traffic-Engineering Algorithms", 2017). A graph: {@code NODES n} and lines {@code label x y}, x and y in degrees east and north
 * (0 0 if unknown); {@code EDGES m} and lines {@code label src dest weight bw delay}, each one direction, ends by number from 0,
 * bandwidth in kbps, delay in microseconds. Demands, in a file of their own: {@code DEMANDS n} and lines {@code label src dest
 * bw}, in kbps.
 */
final class Repetita implements Format {
    private static final long KBPS = 1000;
    private static final long MICROSECOND_PS = 1_000_000;
    private static final int NODE = 3;
    private static final int EDGE = 6;
    private static final int DEMAND = 4;

    @Override
    public Graph read(GraphFile file, long unitBps) {
        GraphBuilder into = new GraphBuilder(file);
        List<Words> lines = Words.of(file);
        int at = section(lines, 0, "NODES", file);
        int nodes = 0;
        while (at < lines.size() && !lines.get(at).get(0).equals("EDGES") && !file.isHopeless()) {
            if (!isHeader(lines.get(at))) {
                node(lines.get(at), nodes, into);
                nodes++;
            }
            at++;
        }
        check(lines, 0, "NODES", nodes);
        if (file.isBroken()) {
            return into.build();
        }
        int head = at;
        at = section(lines, at, "EDGES", file);
        int edges = 0;
        while (at < lines.size() && !file.isHopeless()) {
            if (!isHeader(lines.get(at))) {
                edge(lines.get(at), into);
                edges++;
            }
            at++;
        }
        check(lines, head, "EDGES", edges);
        return into.build();
    }

    /** The demands of a file of their own, between nodes of a graph. */
    static List<Graph.Demand> demands(GraphFile file, Graph graph, long unitBps) {
        GraphBuilder into = new GraphBuilder(file);
        for (int i = 0; i < graph.nodes().size(); i++) {
            into.node(String.valueOf(i), "", null, false, 1, 1);
        }
        List<Words> lines = Words.of(file);
        int at = section(lines, 0, "DEMANDS", file);
        int demands = 0;
        while (at < lines.size() && !file.isHopeless()) {
            Words line = lines.get(at);
            if (!isHeader(line)) {
                demands++;
                if (wide(line, DEMAND, "label src dest bw")) {
                    Long rate = line.amount(3, unitBps == 0 ? KBPS : unitBps, 0, "a bandwidth in kbps");
                    if (rate != null) {
                        into.demand(line.get(0), line.get(1), line.get(2), rate, line.line(), 1);
                    }
                }
            }
            at++;
        }
        check(lines, 0, "DEMANDS", demands);
        return into.build().demands();
    }

    private static int section(List<Words> lines, int at, String name, GraphFile file) {
        if (at < lines.size() && lines.get(at).get(0).equals(name)) {
            return at + 1;
        }
        if (at < lines.size()) {
            lines.get(at).mistake(0, "'" + lines.get(at).text() + "' stands where '" + name + " n' is due");
        } else {
            int last = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).line();
            file.mistake(last, 1, "the file ends where '" + name + " n' is due");
        }
        return lines.size();
    }

    /** Whether there are as many as the head of the section says. */
    private static void check(List<Words> lines, int head, String name, int found) {
        if (head >= lines.size() || !lines.get(head).get(0).equals(name)) {
            return;
        }
        Words line = lines.get(head);
        if (line.size() != 2 || !line.get(1).equals(String.valueOf(found))) {
            String said = line.size() > 1 ? line.get(1) : "nothing";
            line.mistake(
                    1, "'" + name + "' says " + said + ", but " + found + " lines follow; the file may be cut short");
        }
    }

    private static boolean isHeader(Words line) {
        return line.get(0).equals("label");
    }

    private static boolean wide(Words line, int width, String form) {
        if (line.size() == width) {
            return true;
        }
        line.mistake(0, "this line has " + line.size() + " words, not " + width + "; write '" + form + "'");
        return false;
    }

    private static void node(Words line, int number, GraphBuilder into) {
        if (!wide(line, NODE, "label x y")) {
            return;
        }
        Double x = line.number(1, "degrees east");
        Double y = line.number(2, "degrees north");
        @Nullable PlaceSpec place = x == null || y == null ? null : place(x, y);
        into.node(String.valueOf(number), line.get(0), place, false, line.line(), 1);
    }

    static @Nullable PlaceSpec place(double x, double y) {
        if (x == 0 && y == 0) {
            return null;
        }
        return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? PlaceSpec.onEarth(y, x) : PlaceSpec.inPlane(x, y);
    }

    private static void edge(Words line, GraphBuilder into) {
        if (!wide(line, EDGE, "label src dest weight bw delay")) {
            return;
        }
        Long weight = line.amount(3, 1, 1, "a weight from 1");
        Long rate = line.amount(4, KBPS, 1, "a bandwidth in kbps");
        Long delay = line.amount(5, MICROSECOND_PS, 0, "a delay in microseconds");
        if (weight != null && rate != null && delay != null) {
            into.edge(new GraphBuilder.Loose(
                    line.get(1), line.get(2), true, rate, delay, Math.min(weight, 1_000_000_000), line.line(), 1));
        }
    }
}
