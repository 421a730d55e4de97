package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.link.Corruption;
import io.netsim.link.DelayList;
import io.netsim.link.DelayRule;
import io.netsim.link.Duplication;
import io.netsim.link.PacketSelector;
import io.netsim.link.RandomReordering;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.spec.CorruptionSpec;
import io.netsim.spec.DelayRuleSpec;
import io.netsim.spec.DuplicationSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.ReorderingSpec;
import io.netsim.wire.BitErrors;
import org.jspecify.annotations.Nullable;

/** What a link direction does to packets that it does not lose, each thing with a random stream of its own. */
final class Disturbances {
    private final RandomStreams streams;

    Disturbances(RandomStreams streams) {
        this.streams = streams;
    }

    /** Whether there are any. */
    static boolean any(LinkDirectionSpec spec) {
        return hits(spec.corruption())
                || hits(spec.duplication())
                || hits(spec.reordering())
                || !spec.delayList().isEmpty()
                || !spec.hold().isEmpty();
    }

    private static boolean hits(@Nullable CorruptionSpec spec) {
        return spec != null && spec.rate() > 0;
    }

    private static boolean hits(@Nullable DuplicationSpec spec) {
        return spec != null && spec.rate() > 0;
    }

    private static boolean hits(@Nullable ReorderingSpec spec) {
        return spec != null && spec.rate() > 0;
    }

    @Nullable
    Corruption corruption(LinkDirectionSpec spec) {
        CorruptionSpec corruption = spec.corruption();
        if (corruption == null || !hits(corruption)) {
            return null;
        }
        RandomStream bits = stream(spec, "flipped bits");
        BitErrors errors = new BitErrors(corruption.bits(), bits::nextInt);
        return new Corruption(corruption.rate(), stream(spec, "corruption")::nextDouble, errors::damaged);
    }

    @Nullable
    Duplication duplication(LinkDirectionSpec spec) {
        DuplicationSpec duplication = spec.duplication();
        return duplication != null && hits(duplication)
                ? new Duplication(duplication.rate(), stream(spec, "duplication")::nextDouble)
                : null;
    }

    ImmutableList<DelayRule> delays(LinkDirectionSpec spec) {
        ImmutableList.Builder<DelayRule> rules = ImmutableList.builder();
        ReorderingSpec reordering = spec.reordering();
        if (reordering != null && hits(reordering)) {
            rules.add(
                    new RandomReordering(reordering.rate(), reordering.byPs(), stream(spec, "reordering")::nextDouble));
        }
        for (DelayRuleSpec rule : spec.delayList()) {
            rules.add(new DelayList(
                    PacketSelector.valueOf(rule.select().name()), LossModels.numbers(rule.packets()), rule.byPs()));
        }
        return rules.build();
    }

    private RandomStream stream(LinkDirectionSpec spec, String purpose) {
        return streams.stream("link/" + spec.name(), purpose);
    }
}
