package io.netsim.assembly;

import io.netsim.engine.NodeClock;
import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.link.Impairments;
import io.netsim.link.LinkDirection;
import io.netsim.link.PacketFilter;
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
    private final Map<String, DirectionImpairments> impaired;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** A link direction with the clock of the node that it leaves, and the partitions that it keeps up. */
    private record Place(
            LinkDirectionSpec spec, LinkDirection direction, NodeClock clock, Map<Integer, PacketFilter> cuts) {}

    /** @param impaired the directions that have impairments from the start, by name */
    Timeline(Network network, ExperimentSpec spec, Map<String, DirectionImpairments> impaired) {
        this.network = network;
        this.spec = spec;
        this.impaired = impaired;
    }

    /** Once, before the applications start, so that changes come before what happens at the same instant. */
    void schedule() {
        if (spec.timeline().isEmpty()) {
            return;
        }
        Map<String, NodeClock> clocks = new HashMap<>();
        for (IpLayer layer : network.layers()) {
            clocks.put(layer.node().name(), layer.node().clock());
        }
        Map<String, LinkDirection> directions = new HashMap<>();
        network.directions().forEach(direction -> directions.put(direction.name(), direction));
        for (LinkDirectionSpec each : spec.topology().directions()) {
            NodeClock clock = clocks.get(each.from());
            LinkDirection direction = directions.get(each.name());
            if (clock != null && direction != null) {
                places.put(each.name(), new Place(each, direction, clock, new LinkedHashMap<>()));
            }
        }
        for (ChangeSpec change : spec.timeline()) {
            if (change.action() instanceof ChangeSpec.Partition partition) {
                Groups groups = new Groups(partition, network);
                places.values().forEach(place -> at(change, place, () -> cut(place, partition.number(), groups)));
            } else if (change.action() instanceof ChangeSpec.Heal heal) {
                places.values().forEach(place -> at(change, place, () -> heal(place, heal)));
            } else {
                change.directions().forEach(name -> schedule(change, name));
            }
        }
    }

    private void schedule(ChangeSpec change, String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("timeline: there is no link direction named '" + name + "'");
        }
        at(change, place, () -> apply(change, place));
    }

    private static void at(ChangeSpec change, Place place, Runnable action) {
        place.clock.newAlarm(action).setAt(change.atPs());
    }

    private void apply(ChangeSpec change, Place place) {
        LinkDirection direction = place.direction;
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
            if (PlannedChanges.impairs(adjust)) {
                impaired(place).apply(adjust, place.spec, " from " + change.atPs() + " ps");
            }
        }
    }

    private void cut(Place place, int partition, Groups groups) {
        PacketFilter filter = groups.on(place.spec);
        impaired(place).impairments().cut(filter);
        place.cuts.put(partition, filter);
    }

    private void heal(Place place, ChangeSpec.Heal heal) {
        Impairments impairments = impaired(place).impairments();
        Integer partition = heal.number();
        if (partition == null) {
            impairments.healAll();
            place.cuts.clear();
            return;
        }
        PacketFilter filter = place.cuts.remove(partition);
        if (filter != null) {
            impairments.heal(filter);
        }
    }

    private DirectionImpairments impaired(Place place) {
        DirectionImpairments found = impaired.get(place.spec.name());
        if (found == null) {
            throw new IllegalStateException("nobody foresaw impairments of " + place.spec.name());
        }
        return found;
    }
}
