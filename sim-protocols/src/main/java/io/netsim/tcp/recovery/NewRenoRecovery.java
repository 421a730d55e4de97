package io.netsim.tcp.recovery;

import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SendVariables;

/**
 * NewReno (RFC 6582): the third duplicate acknowledgement starts fast recovery, a partial acknowledgement shows the next
 * loss, and recovery ends when all is acknowledged that was outstanding at its start.
 *
 * <p>The window is not inflated: each duplicate takes one segment off the estimate of what is in the network instead, which
 * allows the same transmissions. Without limited transmit (RFC 3042) the first two duplicates do not count. Only the first
 * partial acknowledgement restarts the retransmission timer (RFC 6582 §3.2, the "impatient" variant of §4): after very
 * many losses a time-out and slow start come sooner than the end of recovery at one loss a round trip.
 */
public final class NewRenoRecovery implements LossRecovery {
    private final SendVariables snd;
    private final RetransmissionQueue queue;
    private final CongestionControl control;
    private final LossDetector detector;
    private final int mss;
    private final boolean limitedTransmit;

    private Phase phase = Phase.OPEN;
    /** RFC 6582's recover: everything before it must be acknowledged for the phase to end. */
    private long recover;

    private long fastRecoveries;
    private long timedOutUna = -1;
    private boolean immediate;
    private int partialAcks;

    /** @param mss bytes that leave the network with each duplicate acknowledgement */
    public NewRenoRecovery(
            SendVariables snd,
            RetransmissionQueue queue,
            CongestionControl control,
            LossDetector detector,
            int mss,
            boolean limitedTransmit) {
        this.snd = snd;
        this.queue = queue;
        this.control = control;
        this.detector = detector;
        this.mss = mss;
        this.limitedTransmit = limitedTransmit;
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public long fastRecoveries() {
        return fastRecoveries;
    }

    @Override
    public void onAck(AckSample ack) {
        boolean lossDetected = phase != Phase.LOSS && detector.onAck(ack);
        switch (phase) {
            case OPEN -> {
                if (lossDetected && snd.una() > recover) {
                    enterRecovery(ack.nowPs);
                } else if (ack.ackedBytes > 0) {
                    detector.reset();
                }
            }
            case RECOVERY -> {
                if (snd.una() >= recover) {
                    leaveRecovery(ack.nowPs);
                } else if (ack.ackedBytes > 0) {
                    partialAcks++;
                    detector.onPartialAck(ack.ackedSegments);
                    queue.markLost(0);
                    immediate = true;
                }
            }
            case LOSS -> {
                if (snd.una() >= recover) {
                    phase = Phase.OPEN;
                    detector.reset();
                }
            }
        }
    }

    private void enterRecovery(long nowPs) {
        phase = Phase.RECOVERY;
        fastRecoveries++;
        partialAcks = 0;
        recover = snd.nxt();
        control.onLoss(nowPs, detector.flightAtFirstSign());
        queue.markLost(0);
        immediate = true;
    }

    private void leaveRecovery(long nowPs) {
        phase = Phase.OPEN;
        detector.reset();
        control.onRecovered(nowPs);
    }

    @Override
    public void onTimeout(long nowPs) {
        boolean first = timedOutUna != snd.una();
        timedOutUna = snd.una();
        control.onTimeout(nowPs, snd.flight(), first);
        phase = Phase.LOSS;
        recover = snd.nxt();
        detector.reset();
        queue.markAllLost();
    }

    @Override
    public boolean restartsTimer() {
        return phase != Phase.RECOVERY || partialAcks == 0 || snd.una() >= recover;
    }

    @Override
    public boolean takeImmediateRetransmission() {
        boolean taken = immediate;
        immediate = false;
        return taken;
    }

    @Override
    public long pipeBytes() {
        boolean counts = phase == Phase.RECOVERY || limitedTransmit;
        long left = counts ? (long) detector.delivered() * mss : 0;
        return Math.max(0, snd.flight() - queue.lostBytes() + queue.resentBytes() - left);
    }
}
