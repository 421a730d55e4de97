package io.netsim.host;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.ip.IpLayer;
import io.netsim.ip.Routing;
import io.netsim.ip.StaticRoute;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the static routes of a plan into those of addresses and interfaces, once all addresses are known. */
final class StaticRoutes {
    private final Map<String, IpLayer> layers = new HashMap<>();
    private final Routing routing;

    StaticRoutes(List<IpLayer> all, Routing routing) {
        all.forEach(layer -> layers.put(layer.node().name(), layer));
        this.routing = routing;
    }

    /** @throws IllegalArgumentException if there is no such destination, or a next hop is no neighbour */
    void add(String name, RoutePlan plan) {
        IpLayer layer = layers.get(name);
        if (layer == null) {
            throw new IllegalArgumentException("there is no node named '" + name + "'");
        }
        StaticRoute route = new StaticRoute(nextHops(layer.node(), plan), plan.silent());
        for (IpPrefix prefix : prefixes(plan.to())) {
            routing.addStatic(layer.node(), prefix, route);
        }
    }

    private static ImmutableList<Interface> nextHops(Node node, RoutePlan plan) {
        ImmutableList.Builder<Interface> hops = ImmutableList.builder();
        for (String neighbour : plan.via()) {
            List<Interface> towards = node.interfaces().stream()
                    .filter(out -> out.peer().node().name().equals(neighbour))
                    .toList();
            if (towards.isEmpty()) {
                throw new IllegalArgumentException("route of " + node + " to " + plan.to() + ": no link leads from "
                        + node + " to '" + neighbour + "'");
            }
            hops.addAll(towards);
        }
        return hops.build();
    }

    private ImmutableList<IpPrefix> prefixes(String to) {
        if (to.equals("default")) {
            return ImmutableList.of(IpPrefix.DEFAULT, IpPrefix.DEFAULT_V6);
        }
        IpLayer layer = layers.get(to);
        if (layer == null) {
            return ImmutableList.of(to.indexOf('/') >= 0 ? IpPrefix.parse(to) : IpPrefix.of(IpAddress.parse(to)));
        }
        ImmutableList.Builder<IpPrefix> prefixes = ImmutableList.builder();
        layer.addresses().forEach(address -> prefixes.add(IpPrefix.of(address)));
        return prefixes.addAll(routing.prefixesOf(layer.node())).build();
    }
}
