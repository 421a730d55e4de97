package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SendVariables;

/**
 * NewReno (RFC 6582), for connections without SACK: the third duplicate acknowledgement starts fast recovery, and a
 * partial acknowledgement shows the next loss.
 *
 * <p>The window is not inflated: each duplicate takes one segment off the estimate of what is in the network instead, which
 * allows the same transmissions. Without limited transmit (RFC 3042) the first two duplicates do not count. Only the first
 * partial acknowledgement restarts the retransmission timer (RFC 6582 §3.2, the "impatient" variant of §4): after very
 * many losses a time-out and slow start come sooner than the end of recovery at one loss a round trip.
 */
@Rfc(
        number = 3042,
        value = {"first-two-duplicates", "two-segments-beyond", "cwnd-unchanged"})
@Rfc(
        number = 5681,
        value = {"fast-retransmit", "fast-recovery"})
@Rfc(
        number = 6582,
        value = {"recover", "careful", "full-ack", "partial-ack", "timer", "timeout"})
public final class NewRenoRecovery extends PhasedRecovery {
    private static final int DUPLICATE_THRESHOLD = 3;
    /** So many segments may leave beyond the window before recovery begins (RFC 3042 §2). */
    private static final int LIMITED_TRANSMIT = 2;

    private int mss;
    private final boolean limitedTransmit;
    private int duplicates;
    private long flightAtFirst;
    private int partialAcks;

    /** @param mss bytes that leave the network with each duplicate acknowledgement */
    public NewRenoRecovery(
            SendVariables snd, RetransmissionQueue queue, CongestionControl control, int mss, boolean limitedTransmit) {
        super(snd, queue, control);
        this.mss = mss;
        this.limitedTransmit = limitedTransmit;
    }

    @Override
    boolean lossDetected(AckSample ack) {
        if (!ack.duplicate || phase() == Phase.LOSS) {
            return false;
        }
        if (duplicates == 0) {
            flightAtFirst = ack.priorFlight;
            partialAcks = 0;
        }
        return ++duplicates == DUPLICATE_THRESHOLD && (isPastRecovery() || endsWithPartialAck());
    }

    @Override
    boolean selective() {
        return false;
    }

    @Override
    void onPartialAck(AckSample ack) {
        partialAcks++;
        duplicates =
                Math.max(0, duplicates - Math.max(0, ack.ackedSegments - 1)); // all but the first had caused duplicates
        resendOldestAtOnce();
    }

    @Override
    void forgetSigns() {
        duplicates = 0;
        partialAcks = 0;
    }

    @Override
    long flightAtFirstSign() {
        return flightAtFirst;
    }

    @Override
    public boolean restartsTimer(AckSample ack) {
        return ack.advanced && isRestarted();
    }

    private boolean isRestarted() {
        return phase() != Phase.RECOVERY || partialAcks <= 1 || isRecovered();
    }

    @Override
    public void segmentSize(int bytes) {
        mss = bytes;
    }

    @Override
    public long pipeBytes() {
        int most = phase() == Phase.RECOVERY ? Integer.MAX_VALUE : limitedTransmit ? LIMITED_TRANSMIT : 0;
        long left = (long) Math.min(duplicates, most) * mss;
        return Math.max(0, queue.pipeBytes() - left);
    }
}
