package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.socket.SocketError;
import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.receive.AckScheduler;
import io.netsim.tcp.receive.ReassemblyQueue;
import io.netsim.tcp.receive.ReceiveBuffer;
import io.netsim.tcp.receive.ReceiveVariables;
import io.netsim.tcp.receive.ReceiveWindow;
import io.netsim.tcp.receive.SackReporter;
import io.netsim.tcp.recovery.LinuxRecovery;
import io.netsim.tcp.recovery.LossRecovery;
import io.netsim.tcp.recovery.NewRenoRecovery;
import io.netsim.tcp.recovery.SackRecovery;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SegmentSender;
import io.netsim.tcp.send.SendBuffer;
import io.netsim.tcp.send.SendVariables;
import io.netsim.tcp.timing.RttEstimator;
import io.netsim.time.Clock;
import io.netsim.time.DurationHistogram;
import io.netsim.time.Time;
import io.netsim.transport.SocketEntry;
import org.jspecify.annotations.Nullable;

/**
 * One end of a TCP connection (RFC 9293): the state, the two halves that never see each other, and the values they
 * exchange. What happens when a segment arrives stands in {@link SegmentArrival}, when a timer expires in
 * {@link Timeouts}, when the application calls in {@link UserCalls}.
 */
final class TcpConnection implements Receiver, ConnectionView {
    final TcpProtocol protocol;
    final TcpConfig config;
    final Clock clock;
    final int flowHash;
    final SequenceSpace sendSpace;
    final SendVariables snd = new SendVariables();
    final SendBuffer sendBuffer = new SendBuffer();
    final RetransmissionQueue sent = new RetransmissionQueue();
    final ReceiveVariables rcv = new ReceiveVariables();
    final ReceiveBuffer received = new ReceiveBuffer();
    final ReassemblyQueue reassembly = new ReassemblyQueue();
    final SackReporter outOfOrder = new SackReporter();
    final RttEstimator rtt;
    final AckScheduler acks;
    final RetransmissionTimer retransmission;
    final Timeouts timeouts;
    final Transmission transmission = new Transmission(this);
    final Handshake handshake;
    final SegmentWriter writer = new SegmentWriter(this);
    final boolean passive;
    final int tsOffset;

    private final Endpoint local;
    private final Endpoint remote;

    SequenceSpace receiveSpace = new SequenceSpace(0);
    SegmentSender sender;
    CongestionControl control;
    LossRecovery recovery;
    ReceiveWindow window;
    /** Null unless both ends have agreed on explicit congestion notification. */
    @Nullable
    CongestionMarks marks;

    boolean timestamps;
    boolean sack;
    int tsRecent;
    /** The last position acknowledged by us (RFC 7323 §4.3). */
    long lastAckSent;
    /** Position of the peer's FIN, −1 until it is known. */
    long peerFin = -1;
    /** The last ICMP error that did not end the connection (RFC 9293 §3.9.2.2). */
    boolean unreachable;

    long lastReceivedPs;

    @Nullable
    DurationHistogram roundTrips;

    /** The application's handle; none while a passive opening is not complete. */
    @Nullable
    TcpSocket socket;
    /** For a passive opening, who is to be told. */
    @Nullable
    TcpListener listener;

    private TcpState state = TcpState.CLOSED;
    private long deliveredBytes;
    private long spuriousRetransmissions;
    private long duplicateSegments;
    private long lastRttPs = -1;

    TcpConnection(TcpProtocol protocol, TcpConfig config, Endpoint local, Endpoint remote, boolean passive) {
        this.protocol = protocol;
        this.config = config;
        this.clock = protocol.clock();
        this.local = local;
        this.remote = remote;
        this.passive = passive;
        this.flowHash = protocol.flowHash(local, remote);
        this.sendSpace = new SequenceSpace(protocol.initialSequenceNumber(local, remote));
        this.tsOffset = sendSpace.wire(0) * 0x9E3779B9;
        this.rtt = new RttEstimator(
                config.rtoInitial, config.rtoMin, config.rtoMax, config.rtoFloorOnVariance, config.clockGranularity);
        this.acks =
                new AckScheduler(clock, config.delayedAckSegments, config.delayedAck, config.quickAcks, writer::ack);
        this.retransmission = new RetransmissionTimer(this);
        this.timeouts = new Timeouts(this);
        this.handshake = new Handshake(this);
        int mss = handshake.announcedMss();
        this.sender = newSender(mss);
        this.control = newControl(mss, 0);
        this.recovery = newRecovery(mss);
        this.window = new ReceiveWindow(rcv, config.receiveBuffer, mss, 0);
    }

    private SegmentSender newSender(int mss) {
        SegmentSender made = new SegmentSender(snd, sendBuffer, sent, writer, mss, config.nagle);
        made.nagleOnSmallOnly(config.nagleOnSmallOnly);
        return made;
    }

    private CongestionControl newControl(int mss, int synLosses) {
        long seed = (long) sendSpace.wire(0) << 32 | flowHash & 0xFFFFFFFFL;
        return config.congestionControl.start(
                config.congestionSettings(mss, synLosses, Math.max(0, rtt.srttPs()), seed));
    }

    private LossRecovery newRecovery(int mss) {
        if (config.rack) {
            return new LinuxRecovery(snd, sent, control, rtt, mss, sack, config.recoverySettings());
        }
        return sack
                ? new SackRecovery(snd, sent, control, mss)
                : new NewRenoRecovery(snd, sent, control, mss, config.limitedTransmit);
    }

    /** Both ends have said what they can do: from now on with segments of {@code mss} bytes. */
    void agreed(int mss, boolean stamped, boolean selective, int windowShift) {
        timestamps = stamped;
        sack = selective;
        window = new ReceiveWindow(rcv, config.receiveBuffer, mss, windowShift);
        sender = newSender(mss);
        sent.weigh(config.countsSegments ? mss : 0);
    }

    // ---- state -------------------------------------------------------------------------------------------------

    TcpState tcpState() {
        return state;
    }

    /** Whether there is still something to send or receive. */
    boolean isAlive() {
        return state != TcpState.CLOSED && state != TcpState.TIME_WAIT;
    }

    /** The only place where the state changes. */
    void enter(TcpState next) {
        TcpState from = state;
        state = next;
        if (protocol.observer() != null) {
            protocol.observer().entered(clock.nowPs(), this, from, next);
        }
        switch (next) {
            case ESTABLISHED -> {
                control = newControl(sender.mss(), retransmission.synTimeouts());
                recovery = newRecovery(sender.mss());
                if (retransmission.synTimeouts() > 0) {
                    rtt.afterSynTimeout();
                }
                timeouts.connectionEstablished();
                transmission.established();
            }
            case FIN_WAIT_2 -> timeouts.enteredFinWait2();
            case TIME_WAIT -> {
                release();
                protocol.timeWaits().add(this);
            }
            case CLOSED -> {
                release();
                protocol.remove(local, remote);
                if (listener != null) {
                    listener.openingEnded();
                    listener = null;
                }
            }
            case LISTEN, SYN_SENT, SYN_RECEIVED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK -> {}
        }
    }

    private void release() {
        retransmission.dispose();
        timeouts.dispose();
        transmission.dispose();
        acks.dispose();
        sent.clear();
        sendBuffer.clear();
    }

    /** The connection has failed: the application is told, and the connection is gone. */
    void fail(SocketError error) {
        enter(TcpState.CLOSED);
        if (socket != null) {
            socket.failed(error);
        }
    }

    // ---- sending -----------------------------------------------------------------------------------------------

    /** Sends what may be sent now. */
    void output() {
        transmission.output();
    }

    // ---- what segments bring -----------------------------------------------------------------------------------

    @Override
    public Fate arrived(Packet packet, TcpSegment segment) {
        if (marks != null) {
            marks.arrived(packet.ecn(), segment);
        }
        protocol.arrivals().arrived(this, segment);
        return Fate.DELIVERED;
    }

    /** The round-trip time by the timestamp that a segment echoes, in whole milliseconds (RFC 7323 §4.1); −1 if absurd. */
    long echoedRoundTripPs(TcpSegment segment) {
        int ms = protocol.timestamp(tsOffset) - segment.tsEcr();
        return ms < 0 ? -1 : Math.max(1, ms) * Time.MILLISECOND;
    }

    /**
     * A measured round-trip time.
     *
     * @param newestPs that of the newest segment acknowledged: the delay of the path
     */
    void roundTrip(long ps, long newestPs) {
        lastRttPs = ps;
        rtt.pathDelay(clock.nowPs(), newestPs);
        rtt.sample(ps, snd.una(), snd.nxt());
        if (roundTrips != null) {
            roundTrips.record(ps);
        }
    }

    void delivered(Content content) {
        received.append(content);
        deliveredBytes += content.length();
    }

    void spuriousRetransmission() {
        spuriousRetransmissions++;
    }

    void duplicatesReported(int segments) {
        duplicateSegments += segments;
    }

    /** Segments that the peer has reported to have received twice (RFC 2883). */
    long duplicateSegments() {
        return duplicateSegments;
    }

    /** The end of every event: tells the observer. */
    void changed() {
        TcpObserver observer = protocol.observer();
        if (observer != null) {
            observer.changed(clock.nowPs(), this);
        }
    }

    // ---- what can be seen --------------------------------------------------------------------------------------

    @Override
    public Endpoint local() {
        return local;
    }

    @Override
    public Endpoint remote() {
        return remote;
    }

    @Override
    public String state() {
        return state.name();
    }

    @Override
    public long sentBytes() {
        return sendBuffer.end() - 1;
    }

    @Override
    public long deliveredBytes() {
        return deliveredBytes;
    }

    @Override
    public long dataPackets() {
        return sender.dataPackets();
    }

    @Override
    public long retransmittedPackets() {
        return sender.retransmittedPackets();
    }

    @Override
    public long timeouts() {
        return retransmission.count();
    }

    @Override
    public long tailLossProbes() {
        return recovery.tailLossProbes();
    }

    @Override
    public long fastRecoveries() {
        return recovery.fastRecoveries();
    }

    @Override
    public long spuriousRetransmissions() {
        return spuriousRetransmissions;
    }

    @Override
    public LossRecovery.Phase recoveryPhase() {
        return recovery.phase();
    }

    @Override
    public long cwndBytes() {
        return control.cwndBytes();
    }

    @Override
    public long ssthreshBytes() {
        return control.ssthreshBytes();
    }

    @Override
    public long srttPs() {
        return rtt.srttPs();
    }

    @Override
    public long rtoPs() {
        return rtt.rtoPs();
    }

    @Override
    public long flightBytes() {
        return snd.flight();
    }

    long lastRttPs() {
        return lastRttPs;
    }

    @Override
    public SocketEntry entry() {
        int unacknowledged = (int) Math.max(0, sendBuffer.end() - Math.max(1, snd.una()));
        return new SocketEntry("tcp", state.name(), received.unread(), unacknowledged, local, remote);
    }

    @Override
    public String toString() {
        return "TCP " + local + " - " + remote + " " + state;
    }
}
