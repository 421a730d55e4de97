package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.socket.SocketError;
import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.receive.AckPolicy;
import io.netsim.tcp.receive.BufferWindow;
import io.netsim.tcp.receive.DelayedAcks;
import io.netsim.tcp.receive.LinuxAcks;
import io.netsim.tcp.receive.LinuxWindow;
import io.netsim.tcp.receive.ReassemblyQueue;
import io.netsim.tcp.receive.ReceiveBuffer;
import io.netsim.tcp.receive.ReceiveVariables;
import io.netsim.tcp.receive.ReceiveWindow;
import io.netsim.tcp.receive.SackReporter;
import io.netsim.tcp.recovery.LinuxRecovery;
import io.netsim.tcp.recovery.LossRecovery;
import io.netsim.tcp.recovery.NewRenoRecovery;
import io.netsim.tcp.recovery.NothingSent;
import io.netsim.tcp.recovery.SackRecovery;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SegmentSender;
import io.netsim.tcp.send.SendBuffer;
import io.netsim.tcp.send.SendVariables;
import io.netsim.tcp.timing.RttEstimator;
import io.netsim.time.Clock;
import io.netsim.time.Time;
import io.netsim.transport.SocketEntry;
import org.jspecify.annotations.Nullable;

/**
 * One end of a TCP connection (RFC 9293): the state, the two halves that never see each other, and the values they
 * exchange. What happens when a segment arrives stands in {@link SegmentArrival}, when a timer expires in
 * {@link Timeouts}, when the application calls in {@link UserCalls}.
 */
@Rfc(number = 6928, value = "syn-loss")
@Rfc(
        number = 5681,
        value = {"syn-loss", "initial-window"})
final class TcpConnection implements Receiver, LinuxAcks.Times {
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
    final ReceiveWindow window;
    final AckPolicy acks;
    final RetransmissionTimer retransmission;
    final Timeouts timeouts;
    final Transmission transmission = new Transmission(this);
    final Handshake handshake;
    final ConnectionStatistics statistics = new ConnectionStatistics(this);
    final SendMemory sendMemory;
    final PushMarks pushes = new PushMarks();
    final SegmentWriter writer = new SegmentWriter(this);
    final boolean passive;
    final int tsOffset;

    private final Endpoint local;
    private final Endpoint remote;

    SequenceSpace receiveSpace = new SequenceSpace(0);
    SegmentSender sender;
    CongestionControl control;
    LossRecovery recovery = NothingSent.INSTANCE;
    /** Null unless both ends have agreed on explicit congestion notification. */
    @Nullable
    CongestionMarks marks;

    /** Null as long as there is nothing to know about the MTU of the path. */
    @Nullable
    PathMtu pathMtu;

    boolean timestamps;
    boolean sack;
    int tsRecent;
    /** When {@link #tsRecent} was last renewed. */
    long tsRecentPs;

    private long lastChallengePs = -1;
    /** The last position acknowledged by us (RFC 7323 §4.3). */
    long lastAckSent;
    /** Position of the peer's FIN, −1 until it is known. */
    long peerFin = -1;
    /** The last ICMP error that did not end the connection (RFC 9293 §3.9.2.2). */
    boolean unreachable;

    long lastReceivedPs;

    /** The application's handle; none while a passive opening is not complete. */
    @Nullable
    TcpSocket socket;
    /** For a passive opening, who is to be told. */
    @Nullable
    TcpListener listener;

    private TcpState state = TcpState.CLOSED;

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
        this.rtt = new RttEstimator(config.rttSettings);
        if (config.linuxHost) {
            LinuxWindow memory =
                    new LinuxWindow(rcv, received, reassembly, clock, config.receiveBuffer, config.receiveBufferMax);
            this.window = memory;
            this.acks = new LinuxAcks(
                    clock,
                    memory,
                    this,
                    config.delayedAck,
                    config.delayedAckSegments == 1,
                    config.quickAck,
                    writer::ack);
        } else {
            this.window = new BufferWindow(rcv, received, config.receiveBuffer);
            this.acks = new DelayedAcks(clock, window, config.delayedAckSegments, config.delayedAck, writer::ack);
        }
        this.retransmission = new RetransmissionTimer(this);
        this.timeouts = new Timeouts(this);
        this.handshake = new Handshake(this);
        this.sendMemory = new SendMemory(this);
        int mss = handshake.announcedMss();
        this.sender = newSender(mss);
        this.control = newControl(mss, 0);
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

    /** Data is about to be sent: from now on losses matter. */
    void startRecovery() {
        if (recovery == NothingSent.INSTANCE) {
            recovery = newRecovery(sender.mss());
            if (config.mtuProbing != MtuProbing.OFF) {
                recovery.pathProbe(() -> pathMtu != null && pathMtu.probeFailed());
            }
        }
    }

    private LossRecovery newRecovery(int mss) {
        if (config.rack) {
            return new LinuxRecovery(snd, sent, control, rtt, mss, sack, config.recoverySettings);
        }
        return sack
                ? new SackRecovery(snd, sent, control, mss)
                : new NewRenoRecovery(snd, sent, control, mss, config.limitedTransmit);
    }

    /** The congestion window as it stands. */
    long windowBytes() {
        return recovery == NothingSent.INSTANCE ? control.cwndBytes() : recovery.cwndBytes();
    }

    /** What a full segment counts against windows. */
    int fullWeight() {
        return sent.fullWeight(sender.mss());
    }

    /** Both ends have said what they can do: from now on with segments of {@code mss} bytes. */
    void agreed(int mss, boolean stamped, boolean selective, boolean scaling) {
        timestamps = stamped;
        sack = selective;
        window.agreed(mss, scaling);
        acks.selective(selective);
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
            protocol.observer().entered(clock.nowPs(), statistics, from, next);
        }
        switch (next) {
            case ESTABLISHED -> {
                control = newControl(sender.mss(), retransmission.synTimeouts());
                if (retransmission.synTimeouts() > 0) {
                    rtt.afterSynTimeout();
                }
                sendMemory.grow();
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
        statistics.ended();
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
        statistics.looked(clock.nowPs());
    }

    // ---- what segments bring -----------------------------------------------------------------------------------

    @Override
    public Fate arrived(Packet packet, TcpSegment segment) {
        if (marks != null) {
            marks.arrived(packet.ecn(), segment);
        }
        statistics.arrived(segment.content().length(), segment.has(TcpFlags.ACK));
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
        statistics.roundTrip(ps);
        rtt.pathDelay(clock.nowPs(), newestPs);
        rtt.sample(ps, snd.una(), snd.nxt());
    }

    void delivered(Content content) {
        received.append(content);
        statistics.delivered(content.length());
    }

    /** An acknowledgement for something suspicious, which must not be had too often (RFC 5961 §7). */
    void challenge() {
        long now = clock.nowPs();
        if (lastChallengePs < 0 || now - lastChallengePs >= config.challengeInterval) {
            lastChallengePs = now;
            acks.atOnce();
        }
    }

    /** Both streams have ended and nothing is left. */
    void closeInOrder() {
        enter(TcpState.CLOSED);
        if (socket != null) {
            socket.closedInOrder();
        }
    }

    /** Both streams have ended; the peer may not know it yet. */
    void enterTimeWait() {
        enter(TcpState.TIME_WAIT);
        if (socket != null) {
            socket.closedInOrder();
        }
    }

    /** The end of every event: tells the observer. */
    void changed() {
        TcpObserver observer = protocol.observer();
        if (observer != null) {
            observer.changed(clock.nowPs(), statistics);
        }
    }

    // ---- what can be seen --------------------------------------------------------------------------------------

    Endpoint local() {
        return local;
    }

    Endpoint remote() {
        return remote;
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
    public SocketEntry entry() {
        int unacknowledged = (int) Math.max(0, sendBuffer.end() - Math.max(1, snd.una()));
        return new SocketEntry("tcp", state.name(), received.unread(), unacknowledged, local, remote);
    }

    @Override
    public String toString() {
        return "TCP " + local + " - " + remote + " " + state;
    }
}
