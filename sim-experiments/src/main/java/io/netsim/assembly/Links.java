package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.host.LinkPlan;
import io.netsim.link.HoldWindow;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkSettings;
import io.netsim.link.LossModel;
import io.netsim.random.RandomStreams;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.LossSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links of an experiment, ready to be built. */
final class Links {
    private final QueueLimits limits;
    private final LossModels losses;
    private final Disturbances disturbances;
    private final ImmutableMap<String, Boolean> lossyLater;

    /** @param lossyLater directions whose losses the timeline changes, with whether a window of time is among them */
    Links(QueueLimits limits, RandomStreams streams, ImmutableMap<String, Boolean> lossyLater) {
        this.limits = limits;
        this.losses = new LossModels(streams);
        this.disturbances = new Disturbances(streams);
        this.lossyLater = lossyLater;
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
                spec.overheadBytes());
    }

    private static int markAbove(LinkDirectionSpec spec) {
        Long packets = spec.queue().markAbovePackets();
        return packets == null ? LinkSettings.NEVER : packets.intValue();
    }

    private boolean isTimed(LinkDirectionSpec spec) {
        return !spec.hold().isEmpty()
                || hasOutage(spec.loss())
                || Boolean.TRUE.equals(lossyLater.getOrDefault(spec.name(), false));
    }

    static boolean hasOutage(List<LossSpec> models) {
        return models.stream().anyMatch(LossSpec.Outage.class::isInstance);
    }

    /** Null for a direction that will never have any. */
    private @Nullable Impairments impairments(LinkDirectionSpec spec, boolean timed, LinkEpoch epoch) {
        ImmutableList<LossModel> models = losses.of(spec.name(), spec.loss(), "");
        boolean clean = models.isEmpty() && !Disturbances.any(spec);
        if (clean && !timed && !lossyLater.containsKey(spec.name())) {
            return null;
        }
        return new Impairments(
                models,
                disturbances.delays(spec),
                spec.hold().stream()
                        .map(window -> new HoldWindow(window.fromPs(), window.toPs()))
                        .collect(ImmutableList.toImmutableList()),
                disturbances.corruption(spec),
                disturbances.duplication(spec),
                epoch);
    }
}
