package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.transport.SocketEntry;

/** What is left of a connection in TIME-WAIT (RFC 9293 §3.6.1): enough to answer a repeated FIN. */
@Rfc(
        number = 9293,
        value = {"MUST-13", "MAY-2"})
final class TimeWait implements Receiver {
    private final TimeWaitQueue queue;
    final TcpProtocol protocol;
    final Endpoint local;
    final Endpoint remote;
    final int flowHash;
    private final int sndNxt;
    private final int rcvNxt;
    private final int window;
    private final boolean timestamps;
    private final int tsOffset;
    private final int tsRecent;
    long expiryPs;

    TimeWait(TimeWaitQueue queue, TcpConnection from) {
        this.queue = queue;
        this.protocol = from.protocol;
        this.local = from.local();
        this.remote = from.remote();
        this.flowHash = from.flowHash;
        this.sndNxt = from.sendSpace.wire(from.snd.nxt());
        this.rcvNxt = from.receiveSpace.wire(from.rcv.nxt());
        this.window = from.writer.windowField();
        this.timestamps = from.timestamps;
        this.tsOffset = from.tsOffset;
        this.tsRecent = from.tsRecent;
    }

    /** RFC 9293 §3.10.7.4 for TIME-WAIT; a new SYN above the old numbers opens a new connection (MAY-2). */
    @Override
    public Fate arrived(Packet packet, TcpSegment segment) {
        if (segment.has(TcpFlags.RST)) {
            if (segment.seq() == rcvNxt) {
                queue.remove(this);
            }
            return Fate.DELIVERED;
        }
        boolean newer =
                segment.seq() - rcvNxt > 0 || timestamps && segment.hasTimestamps() && segment.tsVal() - tsRecent > 0;
        if (segment.has(TcpFlags.SYN) && !segment.has(TcpFlags.ACK) && newer) {
            queue.remove(this);
            return protocol.arrived(packet);
        }
        if (segment.has(TcpFlags.FIN)) {
            queue.restart(this);
        }
        if (segment.sequenceLength() > 0 || segment.seq() != rcvNxt) {
            int tsVal = protocol.timestamp(tsOffset);
            protocol.transmit(
                    local, remote, flowHash, sndNxt, rcvNxt, TcpFlags.ACK, window, timestamps, tsVal, tsRecent);
        }
        return Fate.DELIVERED;
    }

    @Override
    public SocketEntry entry() {
        return new SocketEntry("tcp", TcpState.TIME_WAIT.name(), 0, 0, local, remote);
    }
}
