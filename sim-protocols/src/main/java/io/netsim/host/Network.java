package io.netsim.host;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.netsim.engine.Simulator;
import io.netsim.ip.IpLayer;
import io.netsim.link.LinkDirection;
import io.netsim.node.Ledger;
import io.netsim.packet.Fate;
import io.netsim.socket.EchoSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A network that is ready to run: its clock, its nodes by rank, its link directions, and its books. */
public final class Network {
    private final Simulator simulator;
    private final Ledger ledger;
    private final ImmutableList<IpLayer> layers;
    private final ImmutableMap<String, Host> hosts;
    private final ImmutableList<LinkDirection> directions;
    private final Convergence convergence;
    private final Translations translations;

    Network(
            Simulator simulator,
            Ledger ledger,
            List<IpLayer> layers,
            Map<String, Host> hosts,
            List<LinkDirection> directions,
            Convergence convergence,
            Translations translations) {
        this.simulator = simulator;
        this.ledger = ledger;
        this.layers = ImmutableList.copyOf(layers);
        this.hosts = ImmutableMap.copyOf(hosts);
        this.directions = ImmutableList.copyOf(directions);
        this.convergence = convergence;
        this.translations = translations;
    }

    public Simulator simulator() {
        return simulator;
    }

    /** The IP layers of all nodes, by rank. */
    public ImmutableList<IpLayer> layers() {
        return layers;
    }

    /** What nodes know each other by. */
    public Translations translations() {
        return translations;
    }

    /** The hosts by name, in order of rank. */
    public ImmutableMap<String, Host> hosts() {
        return hosts;
    }

    /** @throws IllegalArgumentException if there is no such host */
    public Host host(String name) {
        Host host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("there is no host named '" + name + "'");
        }
        return host;
    }

    /**
     * A socket for echo requests from any node, routers included.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public EchoSocket openEcho(String node) {
        for (IpLayer layer : layers) {
            if (layer.node().name().equals(node)) {
                return new IcmpEchoSocket(layer);
            }
        }
        throw new IllegalArgumentException("there is no node named '" + node + "'");
    }

    /** Both directions of every link, forward before reverse, by link name. */
    public ImmutableList<LinkDirection> directions() {
        return directions;
    }

    /** @throws IllegalArgumentException if there is no such direction */
    public LinkDirection direction(String name) {
        for (LinkDirection direction : directions) {
            if (direction.name().equals(name)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("there is no link direction named '" + name + "'");
    }

    /**
     * Takes a direction of a link down, which loses all that is on it or waits, or up again. Routes change some time later,
     * if they are told at all ({@link RoutingPlan#convergencePs}).
     */
    public void setDown(LinkDirection direction, boolean down) {
        if (direction.isDown() != down) {
            direction.setDown(down);
            convergence.changed(direction, down);
        }
    }

    /** The books, with what is under way now counted where it is. */
    public Ledger settledLedger() {
        long packets = 0;
        long bytes = 0;
        for (LinkDirection direction : directions) {
            packets += direction.packetsInFlight();
            bytes += direction.bytesInFlight();
        }
        for (IpLayer layer : layers) {
            packets += layer.packetsInside();
            bytes += layer.bytesInside();
        }
        ledger.inFlight(packets, bytes);
        return ledger;
    }

    /** Packets that have finished crossing a link, summed over all links. */
    public long packetHops() {
        long hops = 0;
        for (LinkDirection direction : directions) {
            hops += direction.hops();
        }
        return hops;
    }

    /**
     * The digest of the run so far, 64 hexadecimal digits: SHA-256 over what each node made, received and dropped, in order
     * of rank, and over the books.
     */
    public String digest() {
        Hasher hasher = Hashing.sha256().newHasher();
        for (IpLayer layer : layers) {
            hasher.putString(layer.node().name(), StandardCharsets.UTF_8);
            hasher.putLong(layer.node().digest());
        }
        Ledger books = settledLedger();
        for (Fate fate : Fate.values()) {
            if (books.packets(fate) > 0) {
                hasher.putInt(fate.code());
                hasher.putLong(books.packets(fate));
                hasher.putLong(books.bytes(fate));
            }
        }
        hasher.putLong(simulator.nowPs());
        return hasher.hash().toString();
    }
}
