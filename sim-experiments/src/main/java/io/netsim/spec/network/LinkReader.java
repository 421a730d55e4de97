package io.netsim.spec.network;

import io.netsim.spec.CorruptionSpec;
import io.netsim.spec.DelayTraceSpec;
import io.netsim.spec.DuplicationSpec;
import io.netsim.spec.JitterSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.ReorderingSpec;
import io.netsim.spec.TraceSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a link does to packets: {@code preset}, {@code rate} and {@code delay} (both due without a preset), {@code mtu},
 * {@code overhead}, {@code queue}, {@code loss}, {@code corruption}, {@code duplication}, {@code reordering}, {@code jitter},
 * {@code delay_trace}, {@code delay_list}, {@code hold}, {@code weight}, and {@code reverse} with what differs in the other direction.
 */
public final class LinkReader {
    /** The largest IP packet of a link. */
    public static final Kind<Integer> MTU =
            Amount.SIZE.atLeast(68).atMost(65_535).asInt();

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
        Preset preset = section.find("preset", Presets::read);
        if (!section.has("preset")) {
            section.requiredValue("rate", "rate: 100 Mbps");
            section.requiredValue("delay", "delay: 10 ms");
        }
        DirectionSettings forward = direction(
                section,
                preset == null ? DirectionSettings.DEFAULT : preset.settings().forward());
        DirectionSettings alike =
                preset == null ? forward : direction(section, preset.settings().reverse());
        Section other = section.section("reverse", "{rate: 10 Mbps}");
        if (other == null) {
            return new LinkSettings(forward, alike);
        }
        DirectionSettings reverse = direction(other, alike);
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
        DirectionSettings otherwise = DirectionSettings.DEFAULT;
        DirectionSettings settings = otherwise
                .with(
                        section.require(rate, RATE, otherwise.rateBps(), rate + ": 1 Gbps"),
                        section.require(delay, Amount.TIME, otherwise.delayPs(), delay + ": 1 ms"))
                .withQueue(section.get(prefix + "_queue", QueueReader.QUEUE, otherwise.queue()));
        return new LinkSettings(settings, settings);
    }

    private static DirectionSettings direction(Section section, DirectionSettings otherwise) {
        Node written = section.value("rate");
        TraceSpec trace = written instanceof MapNode ? OpportunityReader.read(written, section.mistakes()) : null;
        long rate = trace != null
                ? OpportunityReader.meanBps(trace)
                : written == null || written instanceof MapNode
                        ? otherwise.rateBps()
                        : section.get("rate", RATE, otherwise.rateBps());
        return new DirectionSettings(
                rate,
                written == null ? otherwise.rateTrace() : trace,
                section.get("delay", Amount.TIME, otherwise.delayPs()),
                section.get("mtu", MTU, otherwise.mtuBytes()),
                section.get("overhead", OVERHEAD.asInt(), otherwise.overheadBytes()),
                section.get("queue", QueueReader.QUEUE, otherwise.queue()),
                section.get("loss", LossReader.MODELS, otherwise.loss()),
                find(section, "corruption", ImpairmentReader.CORRUPTION, CorruptionSpec.OFF, otherwise.corruption()),
                find(
                        section,
                        "duplication",
                        ImpairmentReader.DUPLICATION,
                        DuplicationSpec.OFF,
                        otherwise.duplication()),
                find(section, "reordering", ImpairmentReader.REORDERING, ReorderingSpec.OFF, otherwise.reordering()),
                find(section, "jitter", ImpairmentReader.JITTER, JitterSpec.OFF, otherwise.jitter()),
                find(section, "delay_trace", ImpairmentReader.DELAY_TRACE, DelayTraceSpec.OFF, otherwise.delayTrace()),
                section.get("delay_list", LossReader.DELAY_LIST, otherwise.delayList()),
                section.get("hold", LossReader.WINDOWS, otherwise.hold()),
                section.get("weight", WEIGHT, otherwise.weight()),
                otherwise.preset());
    }

    /** What is written, null for {@code off}, or else what holds otherwise. */
    private static <T> @Nullable T find(Section section, String key, Kind<T> kind, T off, @Nullable T otherwise) {
        T found = section.find(key, kind);
        return found == null ? otherwise : found == off ? null : found;
    }
}
