package io.netsim.host;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.ip.IpLayer;
import io.netsim.nat.Nat;
import io.netsim.nat.NatSettings;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All address translation of a network: which nodes are behind which NAT, and what the others know them by. */
public final class Translations {
    /** A NAT and the nodes on its inside, by rank. */
    private record Domain(Nat nat, BitSet inside, ImmutableList<NatSettings.Forward> forwards) {}

    private final Map<String, IpLayer> layers = new HashMap<>();
    /** Outer ones before those inside them. */
    private final List<Domain> domains = new ArrayList<>();

    Translations(List<IpLayer> all) {
        all.forEach(layer -> layers.put(layer.node().name(), layer));
    }

    /** @throws IllegalArgumentException if the NAT has no inside or no outside, or forwards to what is not on its inside */
    void add(String name, NatPlan plan) {
        IpLayer layer = layer(name);
        Node node = layer.node();
        Set<Interface> inside = new HashSet<>();
        for (Interface out : node.interfaces()) {
            Node peer = out.peer().node();
            boolean outside = plan.outside().isEmpty()
                    ? layer(peer.name()).isRouter()
                    : plan.outside().contains(peer.name());
            if (!outside) {
                inside.add(out);
            }
        }
        if (inside.isEmpty() || inside.size() == node.interfaces().size()) {
            throw new IllegalArgumentException("NAT " + name + " has no " + (inside.isEmpty() ? "inside" : "outside")
                    + "; link it to both, and say with 'outside' which neighbours are outside");
        }
        BitSet reached = inside(node, inside);
        ImmutableList.Builder<NatSettings.Forward> forwards = ImmutableList.builder();
        for (NatPlan.Forward forward : plan.forwards()) {
            IpLayer to = layer(forward.to());
            if (!reached.get(to.node().rank())) {
                throw new IllegalArgumentException("NAT " + name + " forwards port " + forward.port() + " to '"
                        + forward.to() + "', which is not on its inside");
            }
            forwards.add(new NatSettings.Forward(
                    forward.protocol(), forward.port(), new Endpoint(v4(to), forward.toPort())));
        }
        NatSettings s = plan.settings();
        NatSettings settings = new NatSettings(
                s.mapping(),
                s.filtering(),
                s.firstPort(),
                s.lastPort(),
                s.preservesPorts(),
                s.udpTimeoutPs(),
                s.tcpTimeoutPs(),
                s.tcpTransitoryTimeoutPs(),
                s.icmpTimeoutPs(),
                forwards.build());
        Nat nat = new Nat(node, v4(layer), inside, settings);
        layer.translator(nat);
        domains.add(new Domain(nat, reached, settings.forwards()));
        domains.sort(Comparator.comparingInt((Domain domain) -> -domain.inside.cardinality()));
    }

    private IpLayer layer(String name) {
        IpLayer layer = layers.get(name);
        if (layer == null) {
            throw new IllegalArgumentException("there is no node named '" + name + "'");
        }
        return layer;
    }

    private static IpAddress v4(IpLayer layer) {
        return layer.addresses().stream()
                .filter(address -> !address.isV6())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "address translation is of IPv4, which " + layer.node() + " does not have"));
    }

    /** What can be reached from the inside without passing the NAT. */
    private static BitSet inside(Node nat, Set<Interface> interfaces) {
        BitSet reached = new BitSet();
        ArrayDeque<Node> next = new ArrayDeque<>();
        interfaces.forEach(out -> next.add(out.peer().node()));
        while (!next.isEmpty()) {
            Node node = next.remove();
            if (node == nat || reached.get(node.rank())) {
                continue;
            }
            reached.set(node.rank());
            node.interfaces().forEach(out -> next.add(out.peer().node()));
        }
        return reached;
    }

    /**
     * Where a node reaches a port of another, whose address it would be without translation.
     *
     * @param protocol 1, 6 or 17
     */
    public Endpoint endpointOf(String other, Endpoint own, String from, int protocol) {
        if (domains.isEmpty() || own.address().isV6()) {
            return own;
        }
        int to = layer(other).node().rank();
        int asks = layer(from).node().rank();
        for (Domain domain : domains) {
            if (domain.inside.get(to) && !domain.inside.get(asks)) {
                for (NatSettings.Forward forward : domain.forwards) {
                    if (forward.protocol() == protocol && forward.inside().equals(own)) {
                        return new Endpoint(domain.nat.external(), forward.port());
                    }
                }
                return new Endpoint(domain.nat.external(), own.port());
            }
        }
        return own;
    }

    /** Whose endpoint it is that a NAT, or several of them, have put in place of another. */
    public Endpoint origin(int protocol, Endpoint seen) {
        Endpoint origin = seen;
        for (Domain domain : domains) {
            Endpoint inside = origin.address().equals(domain.nat.external())
                    ? domain.nat.insideOf(protocol, origin.port())
                    : null;
            origin = inside == null ? origin : inside;
        }
        return origin;
    }
}
