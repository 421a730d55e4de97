package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers a network with addresses of one version. The hosts of a router share one prefix; a link between two hosts has a
 * prefix of its own; routers have one address each. Everything goes by rank, so by name. Addresses and prefixes that are not
 * given come from {@link AddressBlocks}.
 */
public final class AddressPlan {
    private final List<IpLayer> layers;
    private final Routing routing;
    private final AddressBlocks blocks;
    private final Map<String, IpAddress> givenAddresses;
    private final Map<String, IpPrefix> givenPrefixes;
    private final Set<IpAddress> taken = new HashSet<>();
    /** The addresses of each host, by interface. */
    private final Map<Node, IpAddress[]> byHost = new HashMap<>();

    /**
     * @param layers of all nodes, by rank
     * @param blocks of which version addresses are
     * @param givenAddresses by host name; for a host's first interface
     * @param givenPrefixes by router name
     */
    public AddressPlan(
            List<IpLayer> layers,
            Routing routing,
            AddressBlocks blocks,
            Map<String, IpAddress> givenAddresses,
            Map<String, IpPrefix> givenPrefixes) {
        this.layers = layers;
        this.routing = routing;
        this.blocks = blocks;
        this.givenAddresses = givenAddresses;
        this.givenPrefixes = givenPrefixes;
    }

    /**
     * Gives every node its addresses and tells the routing.
     *
     * @throws IllegalArgumentException if a given prefix is too small or an address is given twice
     */
    public void assign() {
        for (IpAddress given : givenAddresses.values()) {
            if (!taken.add(given)) {
                throw new IllegalArgumentException("address " + given + " is given to two hosts");
            }
        }
        for (IpLayer layer : layers) {
            if (layer.isRouter()) {
                assignRouter(layer);
            }
        }
        for (IpLayer layer : layers) {
            if (!layer.isRouter()) {
                assignHost(layer);
            }
        }
    }

    private void assignRouter(IpLayer layer) {
        Node router = layer.node();
        IpAddress given = givenAddresses.get(router.name());
        IpAddress own = given == null ? blocks.nextRouter() : given;
        layer.addAddress(own);
        routing.addAddress(own, router);
        List<Interface> towardsHosts = new ArrayList<>();
        for (Interface out : router.interfaces()) {
            if (!layerOf(out.peer().node()).isRouter()) {
                towardsHosts.add(out);
            }
        }
        if (towardsHosts.isEmpty()) {
            return;
        }
        towardsHosts.sort((a, b) -> {
            int byHost = Integer.compare(a.peer().node().rank(), b.peer().node().rank());
            return byHost != 0 ? byHost : Integer.compare(a.index(), b.index());
        });
        IpPrefix prefix = givenPrefixes.get(router.name());
        if (prefix == null) {
            prefix = nextBlock(towardsHosts.size());
        } else if (prefix.hostCapacity() < towardsHosts.size()) {
            throw new IllegalArgumentException("prefix " + prefix + " of " + router.name() + " has room for "
                    + prefix.hostCapacity() + " hosts, not for " + towardsHosts.size());
        }
        routing.addPrefix(prefix, router);
        long number = 1;
        for (Interface out : towardsHosts) {
            IpAddress address = givenFor(out.peer());
            while (address == null) {
                IpAddress next = prefix.at(number++);
                address = taken.add(next) ? next : null;
            }
            routing.addHost(address, out);
            hostAddresses(out.peer())[out.peer().index()] = address;
        }
    }

    /** The given address of the host, if this is the interface that gets it. */
    private @Nullable IpAddress givenFor(Interface host) {
        return host.index() == 0 ? givenAddresses.get(host.node().name()) : null;
    }

    private IpAddress[] hostAddresses(Interface of) {
        return byHost.computeIfAbsent(
                of.node(), node -> new IpAddress[node.interfaces().size()]);
    }

    private void assignHost(IpLayer layer) {
        Node host = layer.node();
        for (Interface own : host.interfaces()) {
            Interface peer = own.peer();
            if (!layerOf(peer.node()).isRouter() && host.rank() < peer.node().rank()) {
                IpPrefix block = nextBlock(2);
                assignDirect(own, block.at(1));
                assignDirect(peer, block.at(2));
            }
        }
        if (host.interfaces().isEmpty()) {
            IpAddress given = givenAddresses.get(host.name());
            layer.addAddress(given == null ? nextBlock(1).at(1) : given);
        }
        for (Interface own : host.interfaces()) {
            layer.addAddress(hostAddresses(own)[own.index()]);
        }
    }

    private void assignDirect(Interface own, IpAddress automatic) {
        IpAddress given = givenFor(own);
        IpAddress address = given == null ? automatic : given;
        hostAddresses(own)[own.index()] = address;
        routing.addAddress(address, own.node());
    }

    private IpLayer layerOf(Node node) {
        return layers.get(node.rank());
    }

    /** The next block that holds so many hosts, clear of what was given. */
    private IpPrefix nextBlock(long hosts) {
        IpPrefix block = blocks.nextHosts(hosts);
        while (!isClear(block)) {
            block = blocks.nextHosts(hosts);
        }
        return block;
    }

    private boolean isClear(IpPrefix block) {
        for (IpPrefix given : givenPrefixes.values()) {
            if (given.contains(block.address()) || block.contains(given.address())) {
                return false;
            }
        }
        return givenAddresses.values().stream().noneMatch(block::contains);
    }
}
