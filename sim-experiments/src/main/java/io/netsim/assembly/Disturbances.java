package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.link.Corruption;
import io.netsim.link.DelayList;
import io.netsim.link.DelayRule;
import io.netsim.link.DelayVariation;
import io.netsim.link.Duplication;
import io.netsim.link.HoldWindow;
import io.netsim.link.Jitter;
import io.netsim.link.PacketSelector;
import io.netsim.link.RandomCorruption;
import io.netsim.link.RandomReordering;
import io.netsim.link.TraceDelay;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.spec.CorruptionSpec;
import io.netsim.spec.DelayRuleSpec;
import io.netsim.spec.DelayTraceSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.DuplicationSpec;
import io.netsim.spec.JitterSpec;
import io.netsim.spec.ReorderingSpec;
import io.netsim.spec.WindowSpec;
import io.netsim.wire.BitErrorRate;
import io.netsim.wire.BitErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one link direction does to packets that it does not lose, each thing with a random stream of its own. What would
 * never happen is null or left out.
 */
final class Disturbances {
    private final RandomStreams streams;
    private final String path;
    private final String occasion;

    /**
     * @param direction name of the link direction
     * @param occasion makes the streams of a later change differ from those of the start, for which it is empty
     */
    Disturbances(RandomStreams streams, String direction, String occasion) {
        this.streams = streams;
        this.path = "link/" + direction;
        this.occasion = occasion;
    }

    @Nullable
    Corruption corruption(@Nullable CorruptionSpec corruption) {
        if (corruption == null) {
            return null;
        }
        Double ofBits = corruption.bitErrorRate();
        Double ofPackets = corruption.rate();
        if (ofBits != null) {
            return ofBits > 0 ? new BitErrorRate(ofBits, stream("bit errors")::nextDouble)::after : null;
        }
        Integer bits = corruption.bits();
        if (ofPackets == null || ofPackets == 0) {
            return null;
        }
        RandomStream which = stream("flipped bits");
        BitErrors errors = new BitErrors(bits == null ? 1 : bits, which::nextInt);
        return new RandomCorruption(ofPackets, stream("corruption")::nextDouble, errors::damaged);
    }

    @Nullable
    Duplication duplication(@Nullable DuplicationSpec duplication) {
        return duplication == null || duplication.rate() == 0
                ? null
                : new Duplication(duplication.rate(), stream("duplication")::nextDouble);
    }

    ImmutableList<DelayRule> delays(@Nullable ReorderingSpec reordering, List<DelayRuleSpec> delayList) {
        ImmutableList.Builder<DelayRule> rules = ImmutableList.builder();
        if (reordering != null && reordering.rate() > 0) {
            Long gap = reordering.gap();
            rules.add(new RandomReordering(
                    reordering.rate(), gap == null ? 1 : gap, reordering.byPs(), stream("reordering")::nextDouble));
        }
        for (DelayRuleSpec rule : delayList) {
            rules.add(new DelayList(
                    PacketSelector.valueOf(rule.select().name()), LossModels.numbers(rule.packets()), rule.byPs()));
        }
        return rules.build();
    }

    ImmutableList<DelayVariation> variations(@Nullable JitterSpec jitter, @Nullable DelayTraceSpec trace) {
        ImmutableList.Builder<DelayVariation> variations = ImmutableList.builder();
        if (jitter != null && !isNothing(jitter.distribution())) {
            variations.add(new Jitter(Distributions.of(jitter.distribution()), stream("jitter")));
        }
        if (trace != null && !trace.trace().data().values().isEmpty()) {
            variations.add(new TraceDelay(LossModels.trace(trace.trace(), trace.atEnd())));
        }
        return variations.build();
    }

    private static boolean isNothing(DistributionSpec distribution) {
        return distribution instanceof DistributionSpec.Constant constant && constant.value() == 0;
    }

    ImmutableList<HoldWindow> holds(List<WindowSpec> windows) {
        return windows.stream()
                .map(window -> new HoldWindow(window.fromPs(), window.toPs()))
                .collect(ImmutableList.toImmutableList());
    }

    private RandomStream stream(String purpose) {
        return streams.stream(path, purpose + occasion);
    }
}
