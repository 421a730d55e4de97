package io.netsim.spec.network;

import io.netsim.spec.CorruptionSpec;
import io.netsim.spec.DelayTraceSpec;
import io.netsim.spec.DeliveryOrder;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.DuplicationSpec;
import io.netsim.spec.JitterSpec;
import io.netsim.spec.ReorderingSpec;
import io.netsim.spec.TraceEnd;
import io.netsim.spec.TraceSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.DistributionReader;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ScalarNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what happens to packets that are not lost; {@code none} stands for nothing of it. */
public final class ImpairmentReader {
    private static final String NONE = "none";
    private static final Kind<Long> BITS = Kinds.whole(1, 64);
    private static final Kind<Long> GAP = Kinds.whole(1, 1_000_000_000_000L);
    private static final Kind<DeliveryOrder> ORDER = Kinds.choice(DeliveryOrder.class);

    public static final Kind<CorruptionSpec> CORRUPTION =
            orNone(CorruptionSpec.OFF, "{rate: 0.1 %}", ImpairmentReader::corruption);

    public static final Kind<DuplicationSpec> DUPLICATION =
            orNone(DuplicationSpec.OFF, "{rate: 1 %}", section -> new DuplicationSpec(rate(section)));

    public static final Kind<ReorderingSpec> REORDERING =
            orNone(ReorderingSpec.OFF, "{rate: 1 %, by: 5 ms}", ImpairmentReader::reordering);

    public static final Kind<JitterSpec> JITTER = orNone(
            JitterSpec.OFF,
            "{distribution: {exponential: {mean: 2 ms}}, order: kept}",
            section -> new JitterSpec(
                    section.require(
                            "distribution",
                            DistributionReader.TIMES,
                            new DistributionSpec.Constant(0),
                            "distribution: {exponential: {mean: 2 ms}}"),
                    order(section)));

    public static final Kind<DelayTraceSpec> DELAY_TRACE =
            orNone(DelayTraceSpec.OFF, "{file: delay.csv, unit: ms, time_unit: s}", ImpairmentReader::delayTrace);

    private ImpairmentReader() {}

    /** A section, or the word that stands for nothing. */
    private static <T> Kind<T> orNone(T none, String example, Function<Section, @Nullable T> reader) {
        return (node, mistakes) -> {
            if (node instanceof ScalarNode scalar && scalar.text().equals(NONE)) {
                return none;
            }
            Section section = Section.of(node, example + ", or 'none'", mistakes);
            if (section == null) {
                return null;
            }
            T value = reader.apply(section);
            section.done();
            return value;
        };
    }

    private static CorruptionSpec corruption(Section section) {
        Double each = section.find("bit_error_rate", Kinds.PROBABILITY);
        Long bits = section.find("bits", BITS);
        Double rate = section.find("rate", Kinds.PROBABILITY);
        boolean ofBits = section.has("bit_error_rate");
        if (ofBits == section.has("rate")) {
            section.mistakes()
                    .add(
                            section.node(),
                            (ofBits ? "packets and bits cannot both be hit" : "'rate' is missing")
                                    + "; write 'rate: 0.1 %' for a share of the packets, or 'bit_error_rate: 1e-6'");
        } else if (ofBits && bits != null) {
            section.mistake("bits", "'bits' stands with 'rate' alone; a bit error rate says itself how many flip");
        }
        return each != null
                ? new CorruptionSpec(null, null, each)
                : new CorruptionSpec(rate == null ? 0.0 : rate, bits == null ? 1 : bits.intValue(), null);
    }

    private static ReorderingSpec reordering(Section section) {
        Long gap = section.find("gap", GAP);
        double rate = section.has("gap") && !section.has("rate") ? 1 : rate(section);
        return new ReorderingSpec(rate, section.require("by", Amount.POSITIVE_TIME, 1L, "by: 5 ms"), gap);
    }

    private static @Nullable DelayTraceSpec delayTrace(Section section) {
        TraceSpec trace = TraceReader.times(section);
        TraceEnd atEnd = section.get("at_end", TraceReader.END, TraceEnd.LOOP);
        DeliveryOrder order = order(section);
        return trace == null ? null : new DelayTraceSpec(trace, atEnd, order);
    }

    private static DeliveryOrder order(Section section) {
        return section.get("order", ORDER, DeliveryOrder.KEPT);
    }

    private static double rate(Section section) {
        return section.require("rate", Kinds.PROBABILITY, 0.0, "rate: 1 %");
    }
}
