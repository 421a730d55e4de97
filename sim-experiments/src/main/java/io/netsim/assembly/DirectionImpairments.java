package io.netsim.assembly;

import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.random.RandomStreams;
import io.netsim.spec.ChangeSpec;
import io.netsim.spec.DelayRuleSpec;
import io.netsim.spec.DelayTraceSpec;
import io.netsim.spec.DeliveryOrder;
import io.netsim.spec.JitterSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.ReorderingSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The impairments of one link direction, at the start and as planned changes leave them. */
final class DirectionImpairments {
    private final String name;
    private final RandomStreams streams;
    private final Impairments impairments;

    // What stands in one list of the link is written in two places of a file: a change of one leaves the other.
    private @Nullable JitterSpec jitter;
    private @Nullable DelayTraceSpec delayTrace;
    private @Nullable ReorderingSpec reordering;
    private List<DelayRuleSpec> delayList;

    DirectionImpairments(LinkDirectionSpec spec, LinkEpoch epoch, RandomStreams streams) {
        this.name = spec.name();
        this.streams = streams;
        this.impairments = new Impairments(epoch);
        this.jitter = spec.jitter();
        this.delayTrace = spec.delayTrace();
        this.reordering = spec.reordering();
        this.delayList = spec.delayList();
        Disturbances start = new Disturbances(streams, name, "");
        impairments.losses(new LossModels(streams).of(spec, spec.loss(), ""));
        impairments.corruption(start.corruption(spec.corruption()));
        impairments.duplication(start.duplication(spec.duplication()));
        impairments.holds(start.holds(spec.hold()));
        vary(start);
        impairments.delays(start.delays(reordering, delayList));
    }

    Impairments impairments() {
        return impairments;
    }

    /** Whether there is anything that may happen to a packet. */
    static boolean any(LinkDirectionSpec spec) {
        Disturbances all = new Disturbances(new RandomStreams(0, 0), spec.name(), "");
        return !LossModels.lossy(spec.loss()).isEmpty()
                || all.corruption(spec.corruption()) != null
                || all.duplication(spec.duplication()) != null
                || !all.variations(spec.jitter(), spec.delayTrace()).isEmpty()
                || spec.reordering() != null && spec.reordering().rate() > 0
                || !spec.delayList().isEmpty()
                || !spec.hold().isEmpty();
    }

    /** Makes a planned change; what it does not name stays as it is. */
    void apply(ChangeSpec.Adjust change, LinkDirectionSpec spec, String occasion) {
        Disturbances now = new Disturbances(streams, name, occasion);
        if (change.loss() != null) {
            impairments.losses(new LossModels(streams).of(spec, change.loss(), occasion));
        }
        if (change.corruption() != null) {
            impairments.corruption(now.corruption(change.corruption()));
        }
        if (change.duplication() != null) {
            impairments.duplication(now.duplication(change.duplication()));
        }
        if (change.hold() != null) {
            impairments.holds(now.holds(change.hold()));
        }
        if (change.jitter() != null || change.delayTrace() != null) {
            jitter = change.jitter() == null ? jitter : change.jitter();
            delayTrace = change.delayTrace() == null ? delayTrace : change.delayTrace();
            vary(now);
        }
        if (change.reordering() != null || change.delayList() != null) {
            reordering = change.reordering() == null ? reordering : change.reordering();
            delayList = change.delayList() == null ? delayList : change.delayList();
            impairments.delays(now.delays(reordering, delayList));
        }
    }

    private void vary(Disturbances by) {
        boolean free = jitter != null && jitter.order() == DeliveryOrder.FREE
                || delayTrace != null && delayTrace.order() == DeliveryOrder.FREE;
        impairments.variations(by.variations(jitter, delayTrace), free);
    }
}
