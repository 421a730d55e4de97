package io.netsim.host;

import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.engine.Simulator;
import io.netsim.ip.AddressBlocks;
import io.netsim.ip.AddressPlan;
import io.netsim.ip.DamageCheck;
import io.netsim.ip.IpLayer;
import io.netsim.ip.IpSettings;
import io.netsim.ip.LinkCost;
import io.netsim.ip.Routing;
import io.netsim.link.Impairments;
import io.netsim.link.LinkDirection;
import io.netsim.link.LinkSettings;
import io.netsim.node.Interface;
import io.netsim.node.Ledger;
import io.netsim.node.Node;
import io.netsim.random.RandomStreams;
import io.netsim.udp.ClosedPorts;
import io.netsim.udp.UdpDatagram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds a network from hosts, routers and links. The result does not depend on the order in which they are added: ranks,
 * addresses and interface numbers go by name.
 */
public final class NetworkBuilder {
    private record Plan(boolean router, @Nullable HostSettings settings, IpSettings ip) {}

    private final RandomStreams streams;
    private final Comparator<String> nameOrder;
    private final TreeMap<String, Plan> nodes;
    private final List<LinkPlan> links = new ArrayList<>();
    private final Map<String, IpAddress> addresses = new TreeMap<>();
    private final Map<String, IpAddress> addressesV6 = new TreeMap<>();
    private final Map<String, IpPrefix> prefixes = new TreeMap<>();
    private final Map<String, List<RoutePlan>> routes = new TreeMap<>();
    private DamageCheck damageCheck = DamageCheck.ALWAYS_TELLS;
    private final Map<String, IpPrefix> prefixesV6 = new TreeMap<>();
    private Addressing addressing = Addressing.IPV4;
    private final Map<String, NatPlan> nats = new TreeMap<>();
    private RoutingPlan routingPlan = new RoutingPlan(RoutingPlan.Metric.DELAY, true);

    /** @param nameOrder a total order of names, such as one in which host2 comes before host10 */
    public NetworkBuilder(RandomStreams streams, Comparator<String> nameOrder) {
        this.streams = streams;
        this.nameOrder = nameOrder;
        this.nodes = new TreeMap<>(nameOrder);
    }

    /** @param ttl initial TTL of the host's packets, 1 to 255 */
    public NetworkBuilder host(String name, HostSettings settings, int ttl) {
        return node(name, new Plan(false, settings, settings.ip().withTtl(ttl)));
    }

    public NetworkBuilder host(String name, HostSettings settings) {
        return host(name, settings, settings.ip().defaultTtl());
    }

    public NetworkBuilder router(String name) {
        return router(name, IpSettings.DEFAULT);
    }

    public NetworkBuilder router(String name, IpSettings settings) {
        return node(name, new Plan(true, null, settings));
    }

    /** How the checksums of packets are looked at whose fragments were damaged; any damage shows unless told otherwise. */
    public NetworkBuilder damageCheck(DamageCheck check) {
        damageCheck = check;
        return this;
    }

    private NetworkBuilder node(String name, Plan plan) {
        if (nodes.putIfAbsent(name, plan) != null) {
            throw new IllegalArgumentException("there are two nodes named '" + name + "'");
        }
        return this;
    }

    public NetworkBuilder link(LinkPlan plan) {
        links.add(plan);
        return this;
    }

    /** Which versions of IP the nodes have addresses of; IPv4 unless told otherwise. */
    public NetworkBuilder addressing(Addressing versions) {
        addressing = versions;
        return this;
    }

    /** Gives a host's first interface an address of the user's choice: one of each version. */
    public NetworkBuilder address(String host, IpAddress address) {
        (address.isV6() ? addressesV6 : addresses).put(host, address);
        return this;
    }

    /** Gives a router the prefix its hosts are numbered from: one of each version. */
    public NetworkBuilder prefix(String router, IpPrefix prefix) {
        (prefix.address().isV6() ? prefixesV6 : prefixes).put(router, prefix);
        return this;
    }

    /** Makes a router translate addresses. */
    public NetworkBuilder nat(String router, NatPlan nat) {
        nats.put(router, nat);
        return this;
    }

    /** Gives a node a static route; several come in order. */
    public NetworkBuilder route(String node, RoutePlan route) {
        routes.computeIfAbsent(node, key -> new ArrayList<>()).add(route);
        return this;
    }

    public NetworkBuilder routing(RoutingPlan plan) {
        routingPlan = plan;
        return this;
    }

    /** @throws IllegalArgumentException if a link names an unknown node, or addresses do not fit */
    public Network build() {
        Simulator simulator = new Simulator();
        Ledger ledger = new Ledger();
        Map<String, Node> byName = new LinkedHashMap<>();
        List<Boolean> forwards = new ArrayList<>();
        for (Map.Entry<String, Plan> entry : nodes.entrySet()) {
            byName.put(entry.getKey(), new Node(entry.getKey(), byName.size(), simulator, ledger));
            forwards.add(entry.getValue().router);
        }
        Map<Interface, Long> weights = new LinkedHashMap<>();
        List<LinkDirection> directions = connect(simulator, byName, weights);
        List<Node> ordered = List.copyOf(byName.values());
        Routing routing = new Routing(ordered, forwards, cost(weights), routingPlan.multipath());
        List<IpLayer> layers = new ArrayList<>();
        for (Node node : ordered) {
            Plan plan = plan(node.name());
            int salt = (int)
                    streams.stream("node/" + node.name(), "equal-cost paths").nextLong();
            layers.add(new IpLayer(node, routing, plan.router, salt, plan.ip));
        }
        layers.forEach(layer -> layer.damageCheck(damageCheck));
        assignAddresses(layers, routing);
        StaticRoutes statics = new StaticRoutes(layers, routing);
        routes.forEach((name, all) -> all.forEach(route -> statics.add(name, route)));
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (IpLayer layer : layers) {
            HostSettings settings = plan(layer.node().name()).settings;
            if (settings != null) {
                hosts.put(layer.node().name(), new Host(layer, settings, streams));
            } else {
                layer.register(UdpDatagram.PROTOCOL, new ClosedPorts(layer));
            }
        }
        Translations translations = new Translations(layers);
        nats.forEach(translations::add);
        Convergence convergence = new Convergence(routing, routingPlan.convergencePs(), weights.keySet());
        return new Network(simulator, ledger, layers, hosts, directions, convergence, translations);
    }

    private void assignAddresses(List<IpLayer> layers, Routing routing) {
        if (addressing.hasV4()) {
            new AddressPlan(layers, routing, AddressBlocks.ipv4(), addresses, prefixes).assign();
        }
        if (addressing.hasV6()) {
            new AddressPlan(layers, routing, AddressBlocks.ipv6(), addressesV6, prefixesV6).assign();
        }
    }

    private Plan plan(String name) {
        Plan plan = nodes.get(name);
        if (plan == null) {
            throw new IllegalArgumentException("there is no node named '" + name + "'");
        }
        return plan;
    }

    private List<LinkDirection> connect(Simulator simulator, Map<String, Node> byName, Map<Interface, Long> weights) {
        List<LinkPlan> ordered = new ArrayList<>(links);
        ordered.sort(Comparator.comparing(LinkPlan::name, nameOrder));
        List<LinkDirection> directions = new ArrayList<>();
        for (LinkPlan plan : ordered) {
            Interface a = interfaceFor(byName, plan.a(), plan.name());
            Interface b = interfaceFor(byName, plan.b(), plan.name());
            LinkDirection forward = direction(simulator, plan.forward(), plan.forwardImpairments(), a, b);
            LinkDirection reverse = direction(simulator, plan.reverse(), plan.reverseImpairments(), b, a);
            Interface.connect(a, forward, b, reverse);
            weights.put(a, plan.weight());
            weights.put(b, plan.weight());
            directions.add(forward);
            directions.add(reverse);
        }
        return directions;
    }

    private static Interface interfaceFor(Map<String, Node> byName, String nodeName, String linkName) {
        Node node = byName.get(nodeName);
        if (node == null) {
            throw new IllegalArgumentException("link '" + linkName + "' names an unknown node '" + nodeName + "'");
        }
        return node.addInterface(linkName);
    }

    private static LinkDirection direction(
            Simulator simulator,
            LinkSettings settings,
            @Nullable Impairments impairments,
            Interface near,
            Interface far) {
        return new LinkDirection(simulator, near.node().owner(), settings, impairments, near, far);
    }

    private LinkCost cost(Map<Interface, Long> weights) {
        return switch (routingPlan.metric()) {
            case DELAY -> out -> out.out().delayPs() + 1;
            case HOPS -> out -> 1;
            case WEIGHT -> out -> weights.getOrDefault(out, 1L);
        };
    }
}
