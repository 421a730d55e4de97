package io.netsim.report.topology;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of a network.
 *
 * @param nodes in the order of the document
 * @param links in the order of the document
 */
public record NetworkPlan(ImmutableList<Node> nodes, ImmutableList<Link> links) {
    /**
     * A host, or a router.
     *
     * @param place where it stands, or null if that is open
     */
    public record Node(String name, boolean host, @Nullable Place place) {
        /** One that stands anywhere. */
        public Node(String name, boolean host) {
            this(name, host, null);
        }
    }

    /**
     * Where a node stands.
     *
     * @param x to the right, or degrees east
     * @param y upwards, or degrees north
     * @param onEarth whether they are degrees
     */
    public record Place(double x, double y, boolean onEarth) {}

    /** A link between two nodes of those names; {@code forward} begins at {@code a}. */
    public record Link(String name, String a, String b, Direction forward, Direction reverse) {}

    /**
     * One direction of a link.
     *
     * @param rateBps bits per second; {@code Long.MAX_VALUE} for infinitely many
     * @param delayPs propagation, picoseconds
     */
    public record Direction(String name, long rateBps, long delayPs) {}

    /**
     * The network of an experiment.
     *
     * @param configuration what {@code run.json} has under this name, as maps, lists, texts and numbers
     * @throws IllegalArgumentException if there is no topology in it
     */
    public static NetworkPlan ofConfiguration(Map<String, ?> configuration) {
        Map<?, ?> topology = map(configuration.get("topology"), "topology");
        ImmutableList.Builder<Node> nodes = ImmutableList.builder();
        for (Object each : list(topology.get("nodes"), "nodes")) {
            Map<?, ?> node = map(each, "a node");
            nodes.add(new Node(text(node, "name"), "host".equals(node.get("kind")), place(node.get("place"))));
        }
        ImmutableList.Builder<Link> links = ImmutableList.builder();
        for (Object each : list(topology.get("links"), "links")) {
            Map<?, ?> link = map(each, "a link");
            links.add(new Link(
                    text(link, "name"),
                    text(link, "a"),
                    text(link, "b"),
                    direction(link, "forward"),
                    direction(link, "reverse")));
        }
        return new NetworkPlan(nodes.build(), links.build());
    }

    private static @Nullable Place place(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> place)) {
            return null;
        }
        if (place.get("longitude") instanceof Number x && place.get("latitude") instanceof Number y) {
            return new Place(x.doubleValue(), y.doubleValue(), true);
        }
        return place.get("x") instanceof Number x && place.get("y") instanceof Number y
                ? new Place(x.doubleValue(), y.doubleValue(), false)
                : null;
    }

    private static Direction direction(Map<?, ?> link, String key) {
        Map<?, ?> direction = map(link.get(key), key);
        return new Direction(text(direction, "name"), number(direction, "rate_bps"), number(direction, "delay_ps"));
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("no " + what + " in the configuration, but " + value);
    }

    private static List<?> list(@Nullable Object value, String what) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("no " + what + " in the topology, but " + value);
    }

    private static String text(Map<?, ?> of, String key) {
        if (of.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + key + " in " + of);
    }

    private static long number(Map<?, ?> of, String key) {
        if (of.get(key) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("no " + key + " in " + of);
    }
}
