package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import io.netsim.node.PacketHandler;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.rfc.Rfc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Internet layer of one node (RFC 791, RFC 8200, RFC 1122 §3, RFC 1812): takes packets from protocols, forwards those of others
 * if it is a router, and hands arriving ones to the protocol they are for.
 *
 * <p>Simplified: every packet has the don't-fragment bit; there are no IP options; links are
 * unnumbered at routers (RFC 1812 §2.2.7), which have one address of their own; a host accepts a packet to any of its
 * addresses on any interface (weak host model, RFC 1122 §3.3.4.2).
 */
@Rfc(number = 9293, value = "MUST-49")
public final class IpLayer implements PacketHandler {
    /** The default initial TTL (RFC 1700; Linux {@code ip_default_ttl}). */
    public static final int DEFAULT_TTL = 64;

    private final Node node;
    private final Routing routing;
    private final boolean forwards;
    private final int salt;
    private final int defaultTtl;
    private final Icmp icmp;
    private final Loopback loopback;
    private final NodeAddresses addresses = new NodeAddresses();
    private final @Nullable ProtocolHandler[] handlers = new @Nullable ProtocolHandler[256];
    private final RouteCache cache = new RouteCache();
    /** Whether all that leaves goes by the one interface there is. */
    private boolean oneWay;

    /**
     * @param forwards whether the node is a router
     * @param salt mixed into the choice among equal paths, so that routers choose independently
     * @param defaultTtl 1 to 255
     */
    public IpLayer(Node node, Routing routing, boolean forwards, int salt, int defaultTtl) {
        if (defaultTtl < 1 || defaultTtl > 255) {
            throw new IllegalArgumentException("a TTL is 1 to 255, not " + defaultTtl);
        }
        this.node = node;
        this.routing = routing;
        this.forwards = forwards;
        this.salt = salt;
        this.defaultTtl = defaultTtl;
        this.icmp = new Icmp(this);
        this.loopback = new Loopback(node, this::deliver);
        register(IcmpMessage.PROTOCOL, icmp);
        register(IcmpMessage.PROTOCOL_V6, icmp);
        node.handler(this);
        routesChanged();
        routing.onChange(this::routesChanged);
    }

    private void routesChanged() {
        cache.clear();
        oneWay = !forwards && node.interfaces().size() == 1 && !routing.hasStatics(node);
    }

    public Node node() {
        return node;
    }

    public Icmp icmp() {
        return icmp;
    }

    public boolean isRouter() {
        return forwards;
    }

    long nowPs() {
        return node.simulator().nowPs();
    }

    /** Gives the node an address; the first of each version is its main one. */
    public void addAddress(IpAddress address) {
        addresses.add(address);
    }

    public List<IpAddress> addresses() {
        return addresses.all();
    }

    /** Makes a protocol known by its number. */
    public void register(int protocol, ProtocolHandler handler) {
        handlers[protocol] = handler;
    }

    ProtocolHandler handlerOf(int protocol) {
        ProtocolHandler handler = handlers[protocol];
        return handler == null ? packet -> Fate.PROTOCOL_UNREACHABLE : handler;
    }

    public boolean isLocal(IpAddress address) {
        return addresses.contains(address) || address.isLoopback();
    }

    /** The address, of the same version, that packets to {@code destination} are sent from (RFC 1122 §3.3.4.3). */
    public IpAddress sourceFor(IpAddress destination) {
        if (destination.isLoopback() || !addresses.hasVersionOf(destination)) {
            return destination;
        }
        if (addresses.count(destination) == 1 || forwards || isLocal(destination)) {
            return addresses.at(0, destination);
        }
        Interface out = nextHop(destination, 0);
        return addresses.at(out == null ? 0 : out.index(), destination);
    }

    /** Whether a packet to {@code destination} can leave this node, or stays in it. */
    public boolean hasRoute(IpAddress destination) {
        return isLocal(destination) || addresses.hasVersionOf(destination) && nextHop(destination, 0) != null;
    }

    /** Largest packet that can leave towards {@code destination}, bytes. */
    public int mtu(IpAddress destination) {
        Interface out = isLocal(destination) ? null : nextHop(destination, 0);
        return out == null ? Packet.MAX_BYTES : out.out().mtu();
    }

    /**
     * Sends a payload from this node.
     *
     * @param flowHash hash of the 5-tuple
     * @param ttl 1 to 255, or 0 for the default
     */
    public void send(IpAddress source, IpAddress destination, Payload payload, int flowHash, int ttl) {
        send(source, destination, payload, flowHash, ttl, Packet.NOT_ECT);
    }

    /**
     * Likewise.
     *
     * @param ecn the codepoint of explicit congestion notification
     */
    public void send(IpAddress source, IpAddress destination, Payload payload, int flowHash, int ttl, int ecn) {
        Packet packet = new Packet(source, destination, payload, flowHash, ttl == 0 ? defaultTtl : ttl, nowPs());
        packet.ecn(ecn);
        node.originated(packet);
        if (isLocal(destination)) {
            loopback.send(packet);
            return;
        }
        Interface out = leaving(destination, flowHash);
        if (out == null) {
            node.ended(packet, Fate.NO_ROUTE);
        } else {
            out.send(packet);
        }
    }

    @Override
    public void arrived(Packet packet, Interface on) {
        if (packet.isDamaged() && checks(packet)) {
            node.ended(packet, Fate.CORRUPTED);
            return;
        }
        if (!forwards || isLocal(packet.destination())) {
            deliver(packet);
        } else {
            forward(packet);
        }
    }

    /** Whether the broken checksum is one that this node checks: that of IP anywhere, those above at the destination. */
    private boolean checks(Packet packet) {
        return !forwards
                || isLocal(packet.destination())
                || packet.payload() instanceof DamagedPayload damaged && damaged.isHeaderBroken();
    }

    /** RFC 1812 §5.2.1. */
    private void forward(Packet packet) {
        if (packet.decrementTtl() <= 0) {
            refuse(packet, Fate.TTL_EXPIRED, IcmpType.TIME_EXCEEDED);
            return;
        }
        Route route = routeTo(packet.destination());
        if (route.leadsNowhere()) {
            refuse(packet, route.fate(), route.report());
            return;
        }
        Interface out = route.pick(packet.flowHash(), salt);
        if (packet.sizeBytes() > out.out().mtu()) {
            refuse(packet, Fate.TOO_BIG, IcmpType.FRAGMENTATION_NEEDED);
            return;
        }
        out.send(packet);
    }

    private void deliver(Packet packet) {
        if (!isLocal(packet.destination())) {
            node.ended(packet, Fate.NO_ROUTE); // a host does not forward (RFC 1122 §3.3.4.2)
            return;
        }
        ProtocolHandler handler = handlers[packet.payload().protocol()];
        if (handler == null) {
            refuse(packet, Fate.PROTOCOL_UNREACHABLE, IcmpType.PROTOCOL_UNREACHABLE);
            return;
        }
        node.ended(packet, handler.arrived(packet));
    }

    private void refuse(Packet packet, Fate fate, @Nullable IcmpType report) {
        node.ended(packet, fate);
        if (report != null) {
            icmp.report(report, packet);
        }
    }

    /** Tells the sender that no socket has the port of its datagram (RFC 1122 §4.1.3.1). */
    public void reportPortUnreachable(Packet packet) {
        icmp.report(IcmpType.PORT_UNREACHABLE, packet);
    }

    /**
     * The interface by which packets to another node leave, or null without a route.
     *
     * @param flowHash hash of the 5-tuple, which chooses among equal paths
     */
    public @Nullable Interface nextHop(IpAddress destination, int flowHash) {
        if (oneWay) {
            return node.interfaces().get(0);
        }
        Route route = routeTo(destination);
        return route.leadsNowhere() ? null : route.peek(flowHash, salt);
    }

    /** The interface by which this packet of the node's own leaves. */
    private @Nullable Interface leaving(IpAddress destination, int flowHash) {
        if (oneWay) {
            return node.interfaces().get(0);
        }
        Route route = routeTo(destination);
        return route.leadsNowhere() ? null : route.pick(flowHash, salt);
    }

    private Route routeTo(IpAddress destination) {
        Route route = cache.get(destination);
        if (route == null) {
            route = routing.route(node, destination);
            cache.put(destination, route);
        }
        return route;
    }

    /** Packets of this node to itself that are still under way. */
    public int loopbackPackets() {
        return loopback.size();
    }

    public long loopbackBytes() {
        return loopback.bytes();
    }
}
