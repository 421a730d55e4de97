package io.netsim.assembly;

import io.netsim.host.LinkPlan;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkSettings;
import io.netsim.link.OpportunityTrace;
import io.netsim.link.Pace;
import io.netsim.random.RandomStreams;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.LossSpec;
import io.netsim.spec.TraceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The links of an experiment, ready to be built. */
final class Links {
    private final QueueLimits limits;
    private final Queues queues;
    private final RandomStreams streams;
    private final PlannedChanges changed;
    private final Map<String, DirectionImpairments> impaired = new HashMap<>();

    /** @param changed what the timeline does to directions */
    Links(QueueLimits limits, RandomStreams streams, PlannedChanges changed) {
        this.limits = limits;
        this.queues = new Queues(limits, streams);
        this.streams = streams;
        this.changed = changed;
    }

    LinkPlan plan(LinkSpec link) {
        // Windows count from the first TCP packet in either direction, so both must look at their packets.
        boolean timed = isTimed(link.forward()) || isTimed(link.reverse());
        LinkEpoch epoch = new LinkEpoch();
        return new LinkPlan(
                link.name(),
                link.a(),
                link.b(),
                settings(link.forward()),
                settings(link.reverse()),
                impairments(link.forward(), timed, epoch),
                impairments(link.reverse(), timed, epoch),
                Math.max(link.forward().weight(), link.reverse().weight()));
    }

    private LinkSettings settings(LinkDirectionSpec spec) {
        return new LinkSettings(
                spec.name(),
                spec.rateBps(),
                spec.delayPs(),
                limits.of(spec),
                markAbove(spec),
                spec.mtuBytes(),
                spec.overheadBytes(),
                queues.of(spec),
                pace(spec.rateTrace()));
    }

    private static @Nullable Pace pace(@Nullable TraceSpec trace) {
        return trace == null ? null : new OpportunityTrace(trace.data().timesPs(), LinkDirectionSpec.OPPORTUNITY_BYTES);
    }

    private static int markAbove(LinkDirectionSpec spec) {
        Long packets = spec.queue().markAbovePackets();
        return packets == null ? LinkSettings.NEVER : packets.intValue();
    }

    /** Those that have impairments from the start or by a planned change of their values, by name. */
    Map<String, DirectionImpairments> impaired() {
        return impaired;
    }

    private boolean isTimed(LinkDirectionSpec spec) {
        return !spec.hold().isEmpty() || hasOutage(spec.loss()) || changed.timesWindows(spec.name());
    }

    /** Whether any counts from the first TCP packet. */
    static boolean hasOutage(List<LossSpec> models) {
        return models.stream()
                .anyMatch(model -> model instanceof LossSpec.Outage outage && outage.since() != LossSpec.Since.START);
    }

    /** Null for a direction that will never have any. */
    private @Nullable Impairments impairments(LinkDirectionSpec spec, boolean timed, LinkEpoch epoch) {
        if (!timed && !changed.impairs(spec.name()) && !DirectionImpairments.any(spec)) {
            return null;
        }
        DirectionImpairments made = new DirectionImpairments(spec, epoch, streams);
        impaired.put(spec.name(), made);
        return made.impairments();
    }
}
