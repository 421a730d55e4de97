package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.CorruptionSpec;
import io.netsim.spec.DuplicationSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.QueueSpec;
import io.netsim.spec.ReorderingSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ScalarNode;

/**
 * Reads what a link does to packets: {@code rate}, {@code delay} (both due), {@code mtu}, {@code overhead}, {@code queue},
 * {@code loss}, {@code corruption}, {@code duplication}, {@code reordering}, {@code delay_list}, {@code hold}, {@code weight},
 * and {@code reverse} with what differs in the other direction.
 */
public final class LinkReader {
    private static final Amount MTU = Amount.SIZE.atLeast(68).atMost(65_535);
    private static final Amount OVERHEAD = Amount.SIZE.atMost(1000);
    private static final Kind<Long> WEIGHT = Kinds.whole(1, 1_000_000_000);

    /** A rate, or {@code infinite} for a link without serialisation time. */
    public static final Kind<Long> RATE = (node, mistakes) ->
            node instanceof ScalarNode scalar && scalar.text().equals("infinite")
                    ? Long.valueOf(LinkDirectionSpec.INFINITE_RATE)
                    : Amount.RATE.read(node, mistakes);

    private LinkReader() {}

    /** The settings of both directions from the keys of a section. */
    public static LinkSettings read(Section section) {
        section.requiredValue("rate", "rate: 100 Mbps");
        section.requiredValue("delay", "delay: 10 ms");
        DirectionSettings forward = direction(section, DirectionSettings.DEFAULT);
        Section other = section.section("reverse", "{rate: 10 Mbps}");
        if (other == null) {
            return new LinkSettings(forward, forward);
        }
        DirectionSettings reverse = direction(other, forward);
        other.done();
        return new LinkSettings(forward, reverse);
    }

    /** The settings of one direction, where rate and delay need not stand and may be placeholders. */
    public static DirectionSettings partial(Section section) {
        return direction(section, DirectionSettings.DEFAULT);
    }

    /** Settings of which a section may give rate, delay and queue under {@code <prefix>_rate} and so on. */
    public static LinkSettings read(Section section, String prefix) {
        String rate = prefix + "_rate";
        String delay = prefix + "_delay";
        DirectionSettings d = DirectionSettings.DEFAULT;
        DirectionSettings settings = new DirectionSettings(
                section.require(rate, RATE, d.rateBps(), rate + ": 1 Gbps"),
                section.require(delay, Amount.TIME, d.delayPs(), delay + ": 1 ms"),
                d.mtuBytes(),
                d.overheadBytes(),
                section.get(prefix + "_queue", QueueReader.QUEUE, QueueSpec.DEFAULT),
                ImmutableList.of(),
                null,
                null,
                null,
                ImmutableList.of(),
                ImmutableList.of(),
                d.weight());
        return new LinkSettings(settings, settings);
    }

    private static DirectionSettings direction(Section section, DirectionSettings otherwise) {
        CorruptionSpec corruption = section.find("corruption", ImpairmentReader.CORRUPTION);
        DuplicationSpec duplication = section.find("duplication", ImpairmentReader.DUPLICATION);
        ReorderingSpec reordering = section.find("reordering", ImpairmentReader.REORDERING);
        return new DirectionSettings(
                section.get("rate", RATE, otherwise.rateBps()),
                section.get("delay", Amount.TIME, otherwise.delayPs()),
                section.get("mtu", MTU.asInt(), otherwise.mtuBytes()),
                section.get("overhead", OVERHEAD.asInt(), otherwise.overheadBytes()),
                section.get("queue", QueueReader.QUEUE, otherwise.queue()),
                section.get("loss", LossReader.MODELS, otherwise.loss()),
                corruption == null ? otherwise.corruption() : corruption,
                duplication == null ? otherwise.duplication() : duplication,
                reordering == null ? otherwise.reordering() : reordering,
                section.get("delay_list", LossReader.DELAY_LIST, otherwise.delayList()),
                section.get("hold", LossReader.WINDOWS, otherwise.hold()),
                section.get("weight", WEIGHT, otherwise.weight()));
    }
}
