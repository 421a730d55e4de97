package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.ChangeSpec;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.network.ImpairmentReader;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LossReader;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the planned changes of links, and partitions. */
final class TimelineReader {
    private static final String EXAMPLE = "{at: 30 s, link: bottleneck, set: {rate: 50 Mbps}}";

    private static final String GROUPS = "[[\"a*\"], [\"b*\"]]";
    private static final ImmutableList<String> VERBS =
            ImmutableList.of("set", "down_for", "down", "up", "partition", "heal");

    private final Targets targets;
    private final Mistakes mistakes;
    private final List<ChangeSpec> changes = new ArrayList<>();
    private int partitions;

    TimelineReader(Targets targets, Mistakes mistakes) {
        this.targets = targets;
        this.mistakes = mistakes;
    }

    /** All changes by time. */
    ImmutableList<ChangeSpec> read(List<Node> items) {
        for (Node item : items) {
            Section section = Section.of(item, EXAMPLE, mistakes);
            if (section != null) {
                read(section);
            }
        }
        changes.sort(Comparator.comparingLong(ChangeSpec::atPs).thenComparing(ChangeSpec::toString));
        return ImmutableList.copyOf(changes);
    }

    private void read(Section section) {
        long at = section.require("at", Amount.TIME, 0L, "at: 30 s");
        Node link = section.value("link");
        Section set = section.section("set", "{rate: 50 Mbps}");
        Long downFor = section.find("down_for", Amount.POSITIVE_TIME);
        Boolean down = section.find("down", Kinds.TRUTH);
        Boolean up = section.find("up", Kinds.TRUTH);
        Node groups = section.value("partition");
        Long length = section.find("for", Amount.POSITIVE_TIME);
        Boolean heal = section.find("heal", Kinds.TRUTH);
        section.done();
        long given = VERBS.stream().filter(section::has).count();
        if (given != 1) {
            mistakes.add(
                    section.node(),
                    (given == 0 ? "nothing changes" : "more than one change is given")
                            + "; write one of 'set: {rate: 50 Mbps}', 'down_for: 2 s', 'down: true', 'up: true',"
                            + " 'partition: [[\"a*\"], [\"b*\"]]', 'heal: true'");
        }
        boolean everywhere = section.has("partition") || section.has("heal");
        if (everywhere && link != null) {
            section.mistake("link", "partitions concern all links; leave 'link' out, or write 'down_for' for one link");
        }
        if (length != null && !section.has("partition")) {
            section.mistake("for", "'for' is the length of a partition; write 'down_for' for that of an outage");
        }
        if (!everywhere) {
            section.requiredValue("link", "link: bottleneck");
        }
        for (String verb : ImmutableList.of("down", "up", "heal")) {
            if (section.has(verb) && Boolean.FALSE.equals(verb.equals("down") ? down : verb.equals("up") ? up : heal)) {
                section.mistake(verb, "'false' changes nothing; write '" + verb + ": true'");
            }
        }
        if (groups != null) {
            partition(at, groups, length);
        } else if (heal != null) {
            changes.add(new ChangeSpec(at, ImmutableList.of(), new ChangeSpec.Heal(null)));
        } else if (link != null) {
            ImmutableList<String> directions = targets.directionsOf(link, mistakes);
            if (set != null) {
                changes.add(new ChangeSpec(at, directions, adjust(set)));
            }
            if (down != null || downFor != null) {
                changes.add(new ChangeSpec(at, directions, new ChangeSpec.Down()));
            }
            if (up != null || downFor != null) {
                changes.add(new ChangeSpec(downFor == null ? at : later(at, downFor), directions, new ChangeSpec.Up()));
            }
        }
    }

    private static long later(long at, long by) {
        return at + Math.min(by, Long.MAX_VALUE - at);
    }

    private void partition(long at, Node node, @Nullable Long length) {
        ImmutableList<Node> items = Kinds.items(node, GROUPS, mistakes);
        if (items == null) {
            return;
        }
        int before = mistakes.count();
        Map<String, Node> seen = new HashMap<>();
        ImmutableList.Builder<ImmutableList<String>> groups = ImmutableList.builder();
        for (Node item : items) {
            ImmutableList<String> group = targets.nodes().matching(item, mistakes);
            for (String name : group) {
                if (seen.putIfAbsent(name, item) != null) {
                    mistakes.add(item, "'" + name + "' is in two groups; each node is on one side of a partition");
                }
            }
            groups.add(ImmutableList.sortedCopyOf(NaturalOrder.INSTANCE, group));
        }
        if (items.size() < 2) {
            mistakes.add(node, "a partition keeps at least two groups of nodes apart; write " + GROUPS);
        }
        if (mistakes.count() == before) {
            int number = ++partitions;
            changes.add(new ChangeSpec(at, ImmutableList.of(), new ChangeSpec.Partition(number, groups.build())));
            if (length != null) {
                changes.add(new ChangeSpec(later(at, length), ImmutableList.of(), new ChangeSpec.Heal(number)));
            }
        }
    }

    private ChangeSpec.Adjust adjust(Section set) {
        ChangeSpec.Adjust adjust = new ChangeSpec.Adjust(
                set.find("rate", LinkReader.RATE),
                set.find("delay", Amount.TIME),
                set.find("loss", LossReader.MODELS),
                set.find("corruption", ImpairmentReader.CORRUPTION),
                set.find("duplication", ImpairmentReader.DUPLICATION),
                set.find("reordering", ImpairmentReader.REORDERING),
                set.find("jitter", ImpairmentReader.JITTER),
                set.find("delay_trace", ImpairmentReader.DELAY_TRACE),
                set.find("delay_list", LossReader.DELAY_LIST),
                set.find("hold", LossReader.WINDOWS));
        set.done();
        if (set.node().entries().isEmpty()) {
            mistakes.add(
                    set.node(), "nothing is set; write such as {rate: 50 Mbps, loss: {model: bernoulli, rate: 1 %}}");
        }
        return adjust;
    }
}
