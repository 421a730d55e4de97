package io.netsim.assembly;

import com.google.common.collect.ImmutableMap;
import io.netsim.engine.NodeClock;
import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.link.Impairments;
import io.netsim.link.LinkDirection;
import io.netsim.random.RandomStreams;
import io.netsim.spec.ChangeSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LinkDirectionSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The planned changes of an experiment as events of the nodes that the links leave. */
final class Timeline {
    private final Network network;
    private final ExperimentSpec spec;
    private final LossModels losses;
    private final Map<String, NodeClock> clocks = new HashMap<>();
    private final Map<String, LinkDirection> directions = new HashMap<>();

    Timeline(Network network, ExperimentSpec spec, RandomStreams streams) {
        this.network = network;
        this.spec = spec;
        this.losses = new LossModels(streams);
    }

    /** Directions whose losses the experiment changes, with whether windows of time are among the new ones. */
    static ImmutableMap<String, Boolean> lossyDirections(ExperimentSpec spec) {
        Map<String, Boolean> lossy = new LinkedHashMap<>();
        for (ChangeSpec change : spec.timeline()) {
            if (change.action() instanceof ChangeSpec.Adjust adjust && adjust.loss() != null) {
                boolean timed = Links.hasOutage(adjust.loss());
                change.directions().forEach(direction -> lossy.merge(direction, timed, Boolean::logicalOr));
            }
        }
        return ImmutableMap.copyOf(lossy);
    }

    /** Once, before the applications start, so that changes come before what happens at the same instant. */
    void schedule() {
        if (spec.timeline().isEmpty()) {
            return;
        }
        Map<String, NodeClock> byNode = new HashMap<>();
        for (IpLayer layer : network.layers()) {
            byNode.put(layer.node().name(), layer.node().clock());
        }
        for (LinkDirectionSpec direction : spec.topology().directions()) {
            NodeClock clock = byNode.get(direction.from());
            if (clock != null) {
                clocks.put(direction.name(), clock);
            }
        }
        network.directions().forEach(direction -> directions.put(direction.name(), direction));
        for (ChangeSpec change : spec.timeline()) {
            change.directions().forEach(name -> schedule(change, name));
        }
    }

    private void schedule(ChangeSpec change, String name) {
        NodeClock clock = clocks.get(name);
        LinkDirection direction = directions.get(name);
        if (clock == null || direction == null) {
            throw new IllegalArgumentException("timeline: there is no link direction named '" + name + "'");
        }
        clock.newAlarm(() -> apply(change, direction)).setAt(change.atPs());
    }

    private void apply(ChangeSpec change, LinkDirection direction) {
        if (change.action() instanceof ChangeSpec.Down) {
            network.setDown(direction, true);
        } else if (change.action() instanceof ChangeSpec.Up) {
            network.setDown(direction, false);
        } else if (change.action() instanceof ChangeSpec.Adjust adjust) {
            if (adjust.rateBps() != null) {
                direction.setRate(adjust.rateBps());
            }
            if (adjust.delayPs() != null) {
                direction.setDelay(adjust.delayPs());
            }
            Impairments impairments = direction.impairments();
            if (adjust.loss() != null && impairments != null) {
                direction.setImpairments(impairments.withLosses(
                        losses.of(direction.name(), adjust.loss(), " from " + change.atPs() + " ps")));
            }
        }
    }
}
