package io.netsim.report.topology;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network as it is drawn: nodes that are alike may stand in one spot, links between the same two spots in one wire. Spots
 * have an index and neighbours.
 */
final class Sketch {
    /** Hosts with one link to the same router become one spot if there are more than so many. */
    private static final int MOST_SINGLE_HOSTS = 8;
    /** In networks of more nodes than this, any two of them do. */
    private static final int LARGE = 70;

    /** More spots or wires than this are dots and lines. */
    static final int CROWDED = 400;

    private static final int CROWDED_WIRES = 1200;

    /** What stands in one place. */
    static final class Spot {
        final int index;
        final boolean host;
        final List<String> members = new ArrayList<>();
        final List<Spot> neighbours = new ArrayList<>();
        /** Where the network says that it stands. */
        NetworkPlan.@Nullable Place place;

        boolean placed;
        /** What it hangs on in a picture of rings, and the angle that it has there. */
        @Nullable
        Spot parent;

        double wedge;
        double x;
        double y;

        Spot(int index, boolean host) {
            this.index = index;
            this.host = host;
        }

        /** A host or several with one neighbour, which is not such a host itself. */
        boolean isLeaf() {
            return host && neighbours.size() == 1;
        }

        String name() {
            int last = members.size() - 1;
            return last == 0 ? members.get(0) : members.get(0) + " … " + members.get(last);
        }
    }

    /** Links between two spots that are drawn as one: those of hosts that share a spot. */
    static final class Wire {
        final Spot a;
        final Spot b;
        final List<NetworkPlan.Link> links = new ArrayList<>();
        /** Which of the wires between its two spots, from 0, and how many there are. */
        int lane;

        int lanes = 1;

        Wire(Spot a, Spot b) {
            this.a = a;
            this.b = b;
        }
    }

    final List<Spot> spots = new ArrayList<>();
    final List<Wire> wires = new ArrayList<>();
    private final Map<String, Spot> spotOf = new HashMap<>();

    Sketch(NetworkPlan plan) {
        Map<String, List<NetworkPlan.Link>> linksOf = new HashMap<>();
        for (NetworkPlan.Link link : plan.links()) {
            linksOf.computeIfAbsent(link.a(), name -> new ArrayList<>()).add(link);
            linksOf.computeIfAbsent(link.b(), name -> new ArrayList<>()).add(link);
        }
        placeNodes(plan, linksOf);
        drawLinks(plan);
    }

    private void placeNodes(NetworkPlan plan, Map<String, List<NetworkPlan.Link>> linksOf) {
        Map<String, Boolean> hosts = new HashMap<>();
        plan.nodes().forEach(node -> hosts.put(node.name(), node.host()));
        Map<String, List<String>> crowds = new LinkedHashMap<>();
        for (NetworkPlan.Node node : plan.nodes()) {
            List<NetworkPlan.Link> links = linksOf.getOrDefault(node.name(), ImmutableList.of());
            if (node.host() && links.size() == 1) {
                String router = other(links.get(0), node.name());
                if (!hosts.getOrDefault(router, true)) {
                    crowds.computeIfAbsent(router, name -> new ArrayList<>()).add(node.name());
                }
            }
        }
        int most = plan.nodes().size() > LARGE ? 1 : MOST_SINGLE_HOSTS;
        crowds.values().removeIf(crowd -> crowd.size() <= most);
        crowds.values().forEach(crowd -> {
            Spot shared = add(true);
            crowd.forEach(name -> stand(name, shared));
        });
        for (NetworkPlan.Node node : plan.nodes()) {
            if (!spotOf.containsKey(node.name())) {
                Spot spot = add(node.host());
                spot.place = node.place();
                stand(node.name(), spot);
            }
        }
    }

    private Spot add(boolean host) {
        Spot spot = new Spot(spots.size(), host);
        spots.add(spot);
        return spot;
    }

    private void stand(String name, Spot spot) {
        spot.members.add(name);
        spotOf.put(name, spot);
    }

    private void drawLinks(NetworkPlan plan) {
        Map<String, List<Wire>> between = new LinkedHashMap<>();
        for (NetworkPlan.Link link : plan.links()) {
            Spot a = spotOf.get(link.a());
            Spot b = spotOf.get(link.b());
            if (a == null || b == null) {
                throw new IllegalArgumentException("link " + link.name() + " ends at a node that there is not");
            }
            boolean crowded = a.members.size() > 1 || b.members.size() > 1;
            String ends = Math.min(a.index, b.index) + "-" + Math.max(a.index, b.index);
            List<Wire> same = between.computeIfAbsent(ends, key -> new ArrayList<>());
            if (same.isEmpty() || !crowded) {
                Wire wire = new Wire(a, b);
                wire.lane = same.size();
                same.add(wire);
                wires.add(wire);
            }
            same.get(same.size() - 1).links.add(link);
            if (!a.neighbours.contains(b)) {
                a.neighbours.add(b);
                b.neighbours.add(a);
            }
        }
        between.values().forEach(same -> same.forEach(wire -> wire.lanes = same.size()));
    }

    /** Whether there is so much that words and symbols would hide it. */
    boolean isCrowded() {
        return spots.size() > CROWDED || wires.size() > CROWDED_WIRES;
    }

    /** The spots that are not leaves: what the network hangs together by. */
    List<Spot> core() {
        List<Spot> core = new ArrayList<>();
        for (Spot spot : spots) {
            if (!spot.isLeaf() || spot.neighbours.get(0).isLeaf()) {
                core.add(spot);
            }
        }
        return core;
    }

    /** The leaves at a spot of the core. */
    static List<Spot> leavesOf(Spot spot) {
        List<Spot> leaves = new ArrayList<>();
        for (Spot neighbour : spot.neighbours) {
            if (neighbour.isLeaf() && !spot.isLeaf()) {
                leaves.add(neighbour);
            }
        }
        return leaves;
    }

    private static String other(NetworkPlan.Link link, String name) {
        return link.a().equals(name) ? link.b() : link.a();
    }
}
