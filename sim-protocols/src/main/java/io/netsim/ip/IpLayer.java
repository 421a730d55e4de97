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
 * <p>What leaves has the don't-fragment bit unless its sender lets it be fragmented; routers fragment what may be, in IPv4, and
 * report the rest; the destination puts fragments together again.
 *
 * <p>Simplified: there are no IP options; links are unnumbered at routers (RFC 1812 §2.2.7), which have one address of their own; a host accepts a packet to any of its
 * addresses on any interface (weak host model, RFC 1122 §3.3.4.2).
 */
@Rfc(number = 9293, value = "MUST-49")
public final class IpLayer implements PacketHandler {
    /** The default initial TTL (RFC 1700; Linux {@code ip_default_ttl}). */
    public static final int DEFAULT_TTL = IpSettings.DEFAULT_TTL;

    private final Node node;
    private final Routing routing;
    private final boolean forwards;
    private final int salt;
    private final IpSettings settings;
    private final Icmp icmp;
    private final Loopback loopback;
    private final NodeAddresses addresses = new NodeAddresses();
    private final @Nullable ProtocolHandler[] handlers = new @Nullable ProtocolHandler[256];
    private final RouteCache cache = new RouteCache();
    /** Whether all that leaves goes by the one interface there is. */
    private boolean oneWay;

    private final PathMtus paths;
    private DamageCheck damageCheck = DamageCheck.ALWAYS_TELLS;
    private @Nullable Reassembly reassembly;
    private @Nullable Translator translator;
    /** Of the last packet that may be fragmented, or of the last fragments of IPv6. */
    private int lastIdentification;

    /**
     * @param forwards whether the node is a router
     * @param salt mixed into the choice among equal paths, so that routers choose independently
     */
    public IpLayer(Node node, Routing routing, boolean forwards, int salt, IpSettings settings) {
        this.node = node;
        this.routing = routing;
        this.forwards = forwards;
        this.salt = salt;
        this.settings = settings;
        this.paths = new PathMtus(settings.pathMtuExpiryPs(), settings.minPathMtu());
        this.lastIdentification = salt;
        this.icmp = new Icmp(this, settings);
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

    /**
     * Largest packet that gets to {@code destination} in one piece, as far as is known, bytes: the MTU of the link by which it
     * leaves, or what routers have said of the path.
     */
    public int mtu(IpAddress destination) {
        int first = interfaceMtu(destination);
        return paths.isEmpty() ? first : paths.mtu(destination, first, nowPs());
    }

    /** Largest packet that can leave towards {@code destination} in one piece, bytes. */
    public int interfaceMtu(IpAddress destination) {
        Interface out = isLocal(destination) ? null : nextHop(destination, 0);
        return out == null ? Packet.MAX_BYTES : out.out().mtu();
    }

    /**
     * Learns from an error about a packet that was too big for a link of its path (RFC 1191).
     *
     * @return whether the path MTU is smaller now
     */
    public boolean learnPathMtu(IcmpMessage error, Packet about) {
        IpAddress to = about.destination();
        return settings.pathMtuDiscovery() && paths.learn(to, error.nextHopMtu(), mtu(to), about.sizeBytes(), nowPs());
    }

    /**
     * Sends a payload from this node, as one packet that routers must not fragment; unless the node does without path MTU
     * discovery, or the path is known to be too narrow for it.
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
        Packet packet = packet(source, destination, payload, flowHash, ttl);
        packet.ecn(ecn);
        if (!settings.pathMtuDiscovery() || !paths.isEmpty() && paths.fragments(destination, nowPs())) {
            launchFragmentable(packet);
        } else {
            launch(packet, false);
        }
    }

    /** Sends a payload from this node, as one packet that nobody may fragment, whatever is known of the path. */
    public void sendWhole(IpAddress source, IpAddress destination, Payload payload, int flowHash, int ttl) {
        launch(packet(source, destination, payload, flowHash, ttl), false);
    }

    /** Sends a payload from this node, in fragments if the path takes it in no other way; routers may fragment it further. */
    public void sendFragmentable(IpAddress source, IpAddress destination, Payload payload, int flowHash, int ttl) {
        launchFragmentable(packet(source, destination, payload, flowHash, ttl));
    }

    private Packet packet(IpAddress source, IpAddress destination, Payload payload, int flowHash, int ttl) {
        return new Packet(source, destination, payload, flowHash, ttl == 0 ? settings.defaultTtl() : ttl, nowPs());
    }

    private void launchFragmentable(Packet packet) {
        if (!packet.destination().isV6()) {
            packet.identification(nextIdentification());
        }
        launch(packet, true);
    }

    /** Unique for some time, as far as 16 bits go (RFC 6864 §4.3). */
    private int nextIdentification() {
        lastIdentification++;
        return (lastIdentification & 0xFFFF) % 0xFFFF + 1;
    }

    private void launch(Packet packet, boolean fragmentable) {
        node.originated(packet);
        IpAddress destination = packet.destination();
        if (isLocal(destination)) {
            loopback.send(packet);
            return;
        }
        Interface out = leaving(destination, packet.flowHash());
        if (out == null) {
            node.ended(packet, Fate.NO_ROUTE);
        } else if (fragmentable && packet.sizeBytes() > mtu(destination)) {
            int identification = destination.isV6() ? ++lastIdentification : packet.identification();
            sendInFragments(packet, out, mtu(destination), identification);
        } else {
            transmit(packet, out);
        }
    }

    private void sendInFragments(Packet packet, Interface out, int mtu, int identification) {
        node.ended(packet, Fate.FRAGMENTED);
        for (Packet fragment : Fragmenter.cut(packet, mtu, identification)) {
            node.originated(fragment);
            transmit(fragment, out);
        }
    }

    @Override
    public void arrived(Packet packet, Interface on) {
        if (packet.isDamaged() && checks(packet)) {
            node.ended(packet, Fate.CORRUPTED);
            return;
        }
        Packet taken = translator == null ? packet : translator.arriving(packet, on);
        if (taken == null) {
            return;
        }
        if (!forwards || isLocal(taken.destination())) {
            deliver(taken);
        } else {
            forward(taken);
        }
    }

    /** The last step of a packet in this node. */
    private void transmit(Packet packet, Interface out) {
        Packet last = translator == null ? packet : translator.leaving(packet, out);
        if (last != null) {
            out.send(last);
        }
    }

    /** Has all packets that pass looked at and rewritten. */
    public void translator(Translator newTranslator) {
        translator = newTranslator;
    }

    /** Whether the broken checksum is one that this node checks: that of IP anywhere, those above at the destination. */
    private boolean checks(Packet packet) {
        boolean header = packet.payload() instanceof DamagedPayload damaged && damaged.isHeaderBroken();
        return header || (!forwards || isLocal(packet.destination())) && Fragment.of(packet) == null;
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
        int mtu = out.out().mtu();
        if (packet.sizeBytes() <= mtu) {
            transmit(packet, out);
        } else if (packet.mayFragment()) {
            sendInFragments(packet, out, mtu, packet.identification());
        } else {
            node.ended(packet, Fate.TOO_BIG);
            icmp.reportTooBig(packet, mtu);
        }
    }

    private void deliver(Packet packet) {
        if (!isLocal(packet.destination())) {
            node.ended(packet, Fate.NO_ROUTE); // a host does not forward (RFC 1122 §3.3.4.2)
            return;
        }
        if (packet.payload() instanceof Fragment || packet.isDamaged()) {
            reassemble(packet);
        } else {
            handOver(packet);
        }
    }

    private void reassemble(Packet packet) {
        Fragment fragment = Fragment.of(packet);
        if (fragment == null) {
            throw new IllegalStateException("damage that was not noticed: " + packet);
        }
        if (reassembly == null) {
            reassembly = new Reassembly(
                    node, settings, damageCheck, first -> icmp.report(IcmpType.REASSEMBLY_TIME_EXCEEDED, first));
        }
        Packet whole = reassembly.add(packet, fragment);
        if (whole != null) {
            node.reassembled(whole);
            if (whole.isDamaged()) {
                node.ended(whole, Fate.CORRUPTED);
            } else {
                handOver(whole);
            }
        }
    }

    private void handOver(Packet packet) {
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

    /** How the checksum of a packet is looked at whose fragments were damaged. */
    public void damageCheck(DamageCheck check) {
        damageCheck = check;
    }

    /** Packets that are still under way within this node: to itself, and fragments that wait for others. */
    public int packetsInside() {
        return loopback.size() + (reassembly == null ? 0 : reassembly.packets());
    }

    public long bytesInside() {
        return loopback.bytes() + (reassembly == null ? 0 : reassembly.bytes());
    }
}
