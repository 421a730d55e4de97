package io.netsim.measure.trace;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.ip.Fragment;
import io.netsim.ip.IcmpMessage;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.udp.UdpDatagram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A conversation so far: the packets between two sockets. Keeps the first ones and the last ones. */
final class Talk {
    /** What tells conversations apart; the same for both ways. */
    record Key(int protocol, Endpoint low, Endpoint high) {}

    final int protocol;
    final Endpoint a;
    final Endpoint b;
    final List<Sighting> first = new ArrayList<>();
    final ArrayDeque<Sighting> last = new ArrayDeque<>();
    long seen;
    /** Of the packets that were kept and then left out after all, when the first was sent. */
    long gapFromPs = -1;

    boolean wanted = true;
    boolean decided;
    private final int[] endOfData = new int[2];
    private final int[] lastSyn = new int[2];
    private final boolean[] hasData = new boolean[2];
    private final boolean[] hasSyn = new boolean[2];

    /** @param first the packet that begins it */
    Talk(Packet first) {
        this.protocol = payload(first).protocol();
        this.a = source(first);
        this.b = destination(first);
    }

    static Key key(Packet packet) {
        Endpoint from = source(packet);
        Endpoint to = destination(packet);
        boolean ordered = from.compareTo(to) <= 0;
        return new Key(payload(packet).protocol(), ordered ? from : to, ordered ? to : from);
    }

    boolean isFromA(Packet packet) {
        return source(packet).equals(a);
    }

    /** Whether a segment carries only what was sent before; to be asked for each segment, once and in order. */
    boolean repeats(Packet packet, boolean fromA) {
        if (!(packet.payload() instanceof TcpSegment segment) || segment.sequenceLength() == 0) {
            return false;
        }
        int way = fromA ? 0 : 1;
        int end = segment.seq() + segment.sequenceLength();
        if (segment.has(TcpFlags.SYN)) {
            boolean again = hasSyn[way] && lastSyn[way] == segment.seq(); // else ports that are used again
            hasSyn[way] = true;
            lastSyn[way] = segment.seq();
            hasData[way] = true;
            endOfData[way] = end;
            return again;
        }
        boolean repeats = hasData[way] && segment.seq() - endOfData[way] < 0;
        if (!hasData[way] || end - endOfData[way] > 0) {
            endOfData[way] = end;
            hasData[way] = true;
        }
        return repeats;
    }

    /** All that is kept, in order. */
    List<Sighting> kept() {
        List<Sighting> kept = new ArrayList<>(first);
        kept.addAll(last);
        return kept;
    }

    /** What a packet is about: of an ICMP error that which it quotes. */
    static Packet subject(Packet packet) {
        return payload(packet) instanceof IcmpMessage message && message.about() != null ? message.about() : packet;
    }

    private static Payload payload(Packet packet) {
        Payload payload = packet.payload() instanceof DamagedPayload damaged ? damaged.original() : packet.payload();
        return payload instanceof Fragment fragment ? fragment.whole() : payload; // of the same conversation
    }

    private static Endpoint source(Packet packet) {
        Payload payload = payload(packet);
        int port = payload instanceof TcpSegment segment
                ? segment.sourcePort()
                : payload instanceof UdpDatagram datagram ? datagram.sourcePort() : 0;
        return at(packet.source(), port);
    }

    private static Endpoint destination(Packet packet) {
        Payload payload = payload(packet);
        int port = payload instanceof TcpSegment segment
                ? segment.destinationPort()
                : payload instanceof UdpDatagram datagram ? datagram.destinationPort() : 0;
        return at(packet.destination(), port);
    }

    private static Endpoint at(IpAddress address, int port) {
        return new Endpoint(address, port);
    }
}
