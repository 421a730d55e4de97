package io.netsim.spec.traffic;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.TopologySpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which hosts have a path between them, over routers only. */
final class Reachability {
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Set<String>> areas = new HashMap<>();
    private final Map<String, Set<String>> neighbours = new HashMap<>();

    Reachability(TopologySpec topology) {
        for (NodeSpec node : topology.nodes()) {
            if (node instanceof RouterSpec) {
                parents.put(node.name(), node.name());
            }
        }
        for (LinkSpec link : topology.links()) {
            if (isRouter(link.a()) && isRouter(link.b())) {
                parents.put(root(link.a()), root(link.b()));
            }
        }
        for (LinkSpec link : topology.links()) {
            attach(link.a(), link.b());
            attach(link.b(), link.a());
        }
    }

    /** Whether a packet can get from one host to the other. */
    boolean connected(String a, String b) {
        if (neighbours.getOrDefault(a, ImmutableSet.of()).contains(b)) {
            return true;
        }
        for (String area : areas.getOrDefault(a, ImmutableSet.of())) {
            if (areas.getOrDefault(b, ImmutableSet.of()).contains(area)) {
                return true;
            }
        }
        return false;
    }

    /** Of hosts that are attached alike, and so reach the same, two each. */
    ImmutableList<String> representatives(List<String> hosts) {
        Map<Object, Integer> seen = new LinkedHashMap<>();
        ImmutableList.Builder<String> chosen = ImmutableList.builder();
        for (String host : hosts) {
            boolean direct = neighbours.containsKey(host);
            Object attached = direct ? host : areas.getOrDefault(host, ImmutableSet.of());
            if (seen.merge(attached, 1, Integer::sum) <= 2) {
                chosen.add(host);
            }
        }
        return chosen.build();
    }

    private void attach(String host, String other) {
        if (isRouter(host)) {
            return;
        }
        if (isRouter(other)) {
            areas.computeIfAbsent(host, name -> new TreeSet<>()).add(root(other));
        } else {
            neighbours.computeIfAbsent(host, name -> new HashSet<>()).add(other);
        }
    }

    private boolean isRouter(String node) {
        return parents.containsKey(node);
    }

    private String root(String router) {
        String at = router;
        String parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            String above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = parent;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }
}
