package io.netsim.tcp;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.content.Content;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.ip.IpLayer;
import io.netsim.ip.ProtocolHandler;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Clock;
import io.netsim.time.Time;
import io.netsim.transport.BindingTable;
import io.netsim.transport.DemultiplexObserver;
import io.netsim.transport.DemultiplexObserver.Candidate;
import io.netsim.transport.DemultiplexObserver.Table;
import io.netsim.transport.FlowHash;
import io.netsim.transport.FourTupleTable;
import io.netsim.transport.HostPorts;
import io.netsim.transport.PortMap;
import io.netsim.transport.SocketEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TCP of one host (RFC 9293). Demultiplexes by (local address, local port, remote address, remote port), then to the
 * listener bound to the very address, then to the one bound to the wildcard; what belongs to nobody is answered with a
 * reset (§3.10.7.1).
 */
@Rfc(number = 7323, value = "clock")
@Rfc(number = 6528, value = "isn")
@Rfc(
        number = 9293,
        value = {"MUST-8", "MUST-9", "SHLD-1", "MUST-44", "MUST-45", "MUST-54", "MUST-42", "MUST-43"})
public final class TcpProtocol implements ProtocolHandler {
    /** One point for the local end, two for the peer. */
    private static final int WHOLE_FIT = 3;

    private final IpLayer ip;
    private final TcpConfig config;
    private final HostPorts ports;
    private final long secret;
    private final Clock clock;
    private final FourTupleTable<Receiver> connections = new FourTupleTable<>();
    private final BindingTable<TcpSocket> bindings = new BindingTable<>();
    private final BindingTable<TcpListener> listeners = new BindingTable<>();
    private final PortMap<int[]> connectionsPerPort = new PortMap<>();
    private final TimeWaitQueue timeWaits;
    private final SegmentArrival arrivals = new SegmentArrival();
    private @Nullable TcpObserver observer;
    private @Nullable DemultiplexObserver demultiplexObserver;

    /** @param secret the key of the initial sequence numbers (RFC 6528 §3) */
    public TcpProtocol(IpLayer ip, TcpConfig config, HostPorts ports, long secret) {
        this.ip = ip;
        this.config = config;
        this.ports = ports;
        this.secret = secret;
        this.clock = ip.node().clock();
        this.timeWaits = new TimeWaitQueue(this, clock);
        ip.register(TcpSegment.PROTOCOL, this);
    }

    public StreamSocket open() {
        return new TcpSocket(this, new StreamOptions(config));
    }

    /** Adds an observer; those that were there first are told first. */
    public void observe(TcpObserver added) {
        observer = observer == null ? added : new TcpObservers(observer, added);
    }

    /** Has it told how the connections and listeners of arriving segments are found; at most one. */
    public void observeDemultiplexing(DemultiplexObserver newObserver) {
        demultiplexObserver = newObserver;
    }

    // ---- demultiplexing ----------------------------------------------------------------------------------------

    @Override
    public Fate arrived(Packet packet) {
        TcpSegment segment = (TcpSegment) packet.payload();
        Receiver receiver =
                connections.get(packet.destination(), segment.destinationPort(), packet.source(), segment.sourcePort());
        if (demultiplexObserver != null) {
            tellConnection(demultiplexObserver, packet, receiver);
        }
        if (receiver != null) {
            return receiver.arrived(packet, segment);
        }
        TcpListener listener = listeners.find(packet.destination(), segment.destinationPort());
        if (demultiplexObserver != null) {
            tellListeners(demultiplexObserver, packet, listeners.at(segment.destinationPort()), listener);
        }
        if (listener != null) {
            return listener.arrived(packet, segment);
        }
        if (!segment.has(TcpFlags.RST)) {
            resetInAnswer(
                    new Endpoint(packet.destination(), segment.destinationPort()),
                    new Endpoint(packet.source(), segment.sourcePort()),
                    segment);
        }
        return Fate.NO_SOCKET;
    }

    private void tellConnection(DemultiplexObserver told, Packet packet, @Nullable Receiver found) {
        List<Candidate> candidates =
                found == null ? ImmutableList.of() : ImmutableList.of(new Candidate(found.entry(), WHOLE_FIT));
        told.looked(packet, Table.CONNECTIONS, connections.size(), candidates, found == null ? -1 : 0);
    }

    private static void tellListeners(
            DemultiplexObserver told, Packet packet, @Nullable List<TcpListener> atPort, @Nullable TcpListener found) {
        List<TcpListener> all = atPort == null ? ImmutableList.of() : atPort;
        List<Candidate> candidates = new ArrayList<>();
        for (TcpListener listener : all) {
            IpAddress address = listener.local().address();
            int fit = address.equals(packet.destination()) ? 1 : address.isAny() ? 0 : -1;
            candidates.add(new Candidate(listener.entry(), fit));
        }
        told.looked(packet, Table.LISTENERS, all.size(), candidates, found == null ? -1 : all.indexOf(found));
    }

    @Override
    public void icmpError(IcmpMessage error, Packet about) {
        TcpSegment segment = (TcpSegment) about.payload();
        Receiver receiver =
                connections.get(about.source(), segment.sourcePort(), about.destination(), segment.destinationPort());
        if (error.type() == IcmpType.FRAGMENTATION_NEEDED) {
            if (receiver instanceof TcpConnection connection) {
                PathMtu.tooBig(connection, error, about);
            }
        } else if (receiver instanceof TcpConnection connection) {
            boolean refused =
                    error.type() == IcmpType.PORT_UNREACHABLE || error.type() == IcmpType.PROTOCOL_UNREACHABLE;
            UserCalls.icmpError(connection, refused ? SocketError.REFUSED : SocketError.UNREACHABLE);
        }
    }

    void add(TcpConnection connection) {
        Endpoint local = connection.local();
        Endpoint remote = connection.remote();
        connections.put(local.address(), local.port(), remote.address(), remote.port(), connection);
        int[] count = connectionsPerPort.get(local.port());
        if (count == null) {
            count = new int[1];
            connectionsPerPort.put(local.port(), count);
        }
        count[0]++;
    }

    /** Puts what is left of a connection in its place. */
    void replace(TcpConnection connection, TimeWait entry) {
        Endpoint local = connection.local();
        Endpoint remote = connection.remote();
        connections.remove(local.address(), local.port(), remote.address(), remote.port());
        connections.put(local.address(), local.port(), remote.address(), remote.port(), entry);
    }

    void remove(Endpoint local, Endpoint remote) {
        connections.remove(local.address(), local.port(), remote.address(), remote.port());
        int[] count = connectionsPerPort.get(local.port());
        if (count != null && --count[0] == 0) {
            connectionsPerPort.remove(local.port());
        }
    }

    // ---- ports -------------------------------------------------------------------------------------------------

    /** Checks a bind and completes its port. */
    Endpoint bind(TcpSocket socket, Endpoint wanted) throws SocketException {
        ports.requireBindable(wanted);
        int port = wanted.port();
        if (port == 0) {
            port = ports.takeEphemeral(p -> !bindings.isPortUsed(p) && connectionsPerPort.get(p) == null);
        }
        Endpoint local = HostPorts.local(wanted, port);
        boolean busy = connectionsPerPort.get(port) != null && !socket.reusesAddress();
        if (busy || !bindings.isFree(local, socket.reusesAddress())) {
            throw ports.inUse(local);
        }
        return local;
    }

    void bound(TcpSocket socket) {
        bindings.add(socket);
    }

    void unbound(TcpSocket socket) {
        bindings.remove(socket);
    }

    void listen(TcpListener listener) throws SocketException {
        if (!listeners.isFree(listener.local(), listener.reusesAddress())) {
            throw ports.inUse(listener.local());
        }
        listeners.add(listener);
    }

    void unlisten(TcpListener listener) {
        listeners.remove(listener);
    }

    /** The local end of a connection to {@code remote}; picks the address and the port that are not given. */
    Endpoint localFor(Endpoint given, Endpoint remote) throws SocketException {
        if (remote.port() == 0 || remote.address().isAny()) {
            throw new SocketException(SocketError.INVALID_STATE, "no destination: " + remote);
        }
        if (!ip.hasRoute(remote.address())) {
            throw new SocketException(
                    SocketError.UNREACHABLE, "no route to " + remote.address() + " from " + ip.node());
        }
        IpAddress address = ports.sourceFor(given.address(), remote.address());
        int port = given.port();
        if (port == 0) {
            port = ports.takeEphemeral(p ->
                    !bindings.isPortUsed(p) && connections.get(address, p, remote.address(), remote.port()) == null);
        } else if (connections.get(address, port, remote.address(), remote.port()) != null) {
            throw new SocketException(SocketError.ADDRESS_IN_USE, "TCP " + given + " - " + remote);
        }
        return new Endpoint(address, port);
    }

    // ---- sending -----------------------------------------------------------------------------------------------

    /** @param ecn what the IP header says of congestion marks */
    void send(TcpConnection connection, TcpSegment segment, int ecn) {
        connection.statistics.sent(segment.content().length());
        ip.send(connection.local().address(), connection.remote().address(), segment, connection.flowHash, 0, ecn);
    }

    /** Sends a segment without text for something that is not a connection. */
    void transmit(
            Endpoint local,
            Endpoint remote,
            int flowHash,
            int seq,
            int ack,
            int flags,
            int window,
            boolean timestamps,
            int tsVal,
            int tsEcr) {
        TcpSegment segment = new TcpSegment(
                local.port(),
                remote.port(),
                seq,
                ack,
                flags,
                window,
                timestamps,
                tsVal,
                tsEcr,
                TcpOptions.NONE,
                SackBlocks.NONE,
                Content.empty(),
                -1);
        ip.send(local.address(), remote.address(), segment, flowHash, 0);
    }

    /** The reset that answers a segment which belongs to no connection (RFC 9293 §3.5.2). */
    void resetInAnswer(Endpoint local, Endpoint remote, TcpSegment segment) {
        boolean hasAck = segment.has(TcpFlags.ACK);
        int seq = hasAck ? segment.ack() : 0;
        int ack = hasAck ? 0 : segment.seq() + segment.sequenceLength();
        int flags = hasAck ? TcpFlags.RST : TcpFlags.RST | TcpFlags.ACK;
        transmit(local, remote, flowHash(local, remote), seq, ack, flags, 0, false, 0, 0);
    }

    // ---- what connections ask for ------------------------------------------------------------------------------

    TcpConfig config() {
        return config;
    }

    Clock clock() {
        return clock;
    }

    SegmentArrival arrivals() {
        return arrivals;
    }

    TimeWaitQueue timeWaits() {
        return timeWaits;
    }

    @Nullable
    TcpObserver observer() {
        return observer;
    }

    /** The MTU of the link towards a peer. */
    int interfaceMtu(Endpoint remote) {
        return Math.max(headerBytes(remote) + 1, ip.interfaceMtu(remote.address()));
    }

    /** A router has refused a packet that was too big for its next link. */
    void learnPathMtu(IcmpMessage error, Packet about) {
        ip.learnPathMtu(error, about);
    }

    /** The MTU of the path to a peer, as far as it is known. */
    int mtu(Endpoint remote) {
        return Math.max(headerBytes(remote) + 1, ip.mtu(remote.address()));
    }

    /** The headers of IP and TCP without options, as the MSS counts them: 40 bytes, over IPv6 60 (RFC 6691 §2, RFC 8200 §8.3). */
    static int headerBytes(Endpoint remote) {
        return Packet.headerBytes(remote.address()) + TcpSegment.HEADER_BYTES;
    }

    int flowHash(Endpoint local, Endpoint remote) {
        return FlowHash.of(TcpSegment.PROTOCOL, local.address(), local.port(), remote.address(), remote.port());
    }

    /** RFC 6528 §3: a clock of 4 µs and a keyed hash of the 4-tuple. */
    int initialSequenceNumber(Endpoint local, Endpoint remote) {
        long h = secret + flowHash(local, remote) * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return (int) ((h ^ h >>> 31) + clock.nowPs() / (4 * Time.MICROSECOND));
    }

    /** The timestamp clock ticks each millisecond (RFC 7323 §5.4) from an offset of the connection's own. */
    int timestamp(int offset) {
        return timestampAt(offset, clock.nowPs());
    }

    int timestampAt(int offset, long instantPs) {
        return offset + (int) (instantPs / Time.MILLISECOND);
    }

    // ---- inspection --------------------------------------------------------------------------------------------

    /** Listeners and connections of this host, ordered by their ends. */
    public List<SocketEntry> table() {
        List<SocketEntry> table = new ArrayList<>();
        for (TcpListener listener : listeners.all()) {
            table.add(listener.entry());
        }
        for (Receiver receiver : connections.all()) {
            table.add(receiver.entry());
        }
        table.sort(Comparator.comparing(SocketEntry::local).thenComparing(SocketEntry::remote));
        return table;
    }
}
