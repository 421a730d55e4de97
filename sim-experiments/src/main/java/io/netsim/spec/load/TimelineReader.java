package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.ChangeSpec;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LossReader;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the planned changes of links. */
final class TimelineReader {
    private static final String EXAMPLE = "{at: 30 s, link: bottleneck, set: {rate: 50 Mbps}}";

    private final Targets targets;
    private final Mistakes mistakes;
    private final List<ChangeSpec> changes = new ArrayList<>();

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
        Node link = section.requiredValue("link", "link: bottleneck");
        ImmutableList<String> directions = link == null ? ImmutableList.of() : targets.directionsOf(link, mistakes);
        Section set = section.section("set", "{rate: 50 Mbps}");
        Long downFor = section.find("down_for", Amount.POSITIVE_TIME);
        Boolean down = section.find("down", Kinds.TRUTH);
        Boolean up = section.find("up", Kinds.TRUTH);
        section.done();
        long given = ImmutableList.of("set", "down_for", "down", "up").stream()
                .filter(section::has)
                .count();
        if (given != 1) {
            mistakes.add(
                    section.node(),
                    (given == 0 ? "nothing changes" : "more than one change is given")
                            + "; write one of 'set: {rate: 50 Mbps}', 'down_for: 2 s', 'down: true', 'up: true'");
        }
        if (set != null) {
            changes.add(new ChangeSpec(at, directions, adjust(set)));
        }
        if (Boolean.FALSE.equals(down) || Boolean.FALSE.equals(up)) {
            section.mistake(down != null ? "down" : "up", "'false' changes nothing; write 'down: true' or 'up: true'");
        } else if (down != null || downFor != null) {
            changes.add(new ChangeSpec(at, directions, new ChangeSpec.Down()));
        }
        if (up != null || downFor != null) {
            changes.add(new ChangeSpec(
                    at + (downFor == null ? 0 : Math.min(downFor, Long.MAX_VALUE - at)),
                    directions,
                    new ChangeSpec.Up()));
        }
    }

    private ChangeSpec.Adjust adjust(Section set) {
        ChangeSpec.Adjust adjust = new ChangeSpec.Adjust(
                set.find("rate", LinkReader.RATE), set.find("delay", Amount.TIME), set.find("loss", LossReader.MODELS));
        set.done();
        if (set.node().entries().isEmpty()) {
            mistakes.add(set.node(), "nothing is set; write such as {rate: 50 Mbps}, of rate, delay and loss");
        }
        return adjust;
    }
}
