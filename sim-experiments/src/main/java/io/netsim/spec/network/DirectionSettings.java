package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.CorruptionSpec;
import io.netsim.spec.DelayRuleSpec;
import io.netsim.spec.DelayTraceSpec;
import io.netsim.spec.DuplicationSpec;
import io.netsim.spec.JitterSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LossSpec;
import io.netsim.spec.QueueSpec;
import io.netsim.spec.ReorderingSpec;
import io.netsim.spec.TraceSpec;
import io.netsim.spec.WindowSpec;
import org.jspecify.annotations.Nullable;

/** All of a {@link LinkDirectionSpec} but its name and its ends. */
public record DirectionSettings(
        long rateBps,
        @Nullable TraceSpec rateTrace,
        long delayPs,
        int mtuBytes,
        int overheadBytes,
        QueueSpec queue,
        ImmutableList<LossSpec> loss,
        @Nullable CorruptionSpec corruption,
        @Nullable DuplicationSpec duplication,
        @Nullable ReorderingSpec reordering,
        @Nullable JitterSpec jitter,
        @Nullable DelayTraceSpec delayTrace,
        ImmutableList<DelayRuleSpec> delayList,
        ImmutableList<WindowSpec> hold,
        long weight,
        @Nullable String preset) {
    /** What holds where the file says nothing; rate and delay are placeholders. */
    static final DirectionSettings DEFAULT = new DirectionSettings(
            1_000_000_000,
            null,
            0,
            LinkDirectionSpec.DEFAULT_MTU_BYTES,
            0,
            QueueSpec.DEFAULT,
            ImmutableList.of(),
            null,
            null,
            null,
            null,
            null,
            ImmutableList.of(),
            ImmutableList.of(),
            1,
            null);

    /** The same with another queue. */
    public DirectionSettings withQueue(QueueSpec other) {
        return with(rateBps, delayPs, other, weight, preset);
    }

    /** The same with another rate and delay. */
    public DirectionSettings with(long rate, long delay) {
        return with(rate, delay, queue, weight, preset);
    }

    /** The same with another rate, delay and weight. */
    public DirectionSettings with(long rate, long delay, long otherWeight) {
        return with(rate, delay, queue, otherWeight, preset);
    }

    /** The same, said to come from a preset. */
    DirectionSettings from(String name) {
        return with(rateBps, delayPs, queue, weight, name);
    }

    private DirectionSettings with(
            long otherRate, long otherDelay, QueueSpec otherQueue, long otherWeight, @Nullable String otherPreset) {
        return new DirectionSettings(
                otherRate,
                otherRate == rateBps ? rateTrace : null,
                otherDelay,
                mtuBytes,
                overheadBytes,
                otherQueue,
                loss,
                corruption,
                duplication,
                reordering,
                jitter,
                delayTrace,
                delayList,
                hold,
                otherWeight,
                otherPreset);
    }

    LinkDirectionSpec named(String name, String from, String to) {
        return new LinkDirectionSpec(
                name,
                from,
                to,
                rateBps,
                rateTrace,
                delayPs,
                mtuBytes,
                overheadBytes,
                queue,
                loss,
                corruption,
                duplication,
                reordering,
                jitter,
                delayTrace,
                delayList,
                hold,
                weight,
                preset);
    }
}
