package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SendVariables;

/**
 * Loss recovery with selective acknowledgements (RFC 6675): a segment is lost once more than two segments' bytes were
 * sacked behind it, or three acknowledgements in a row have reported new ranges; in recovery the estimate of what is in
 * the network ("pipe") decides what may be sent, lost segments first.
 *
 * <p>Simplified: of NextSeg's rules (§4) the first two are followed; segments that are neither lost nor new (rules 3 and 4)
 * are not sent. A lost retransmission waits for the retransmission timer.
 */
@Rfc(
        number = 6675,
        value = {"is-lost", "pipe", "recovery-point", "threshold"})
public final class SackRecovery extends PhasedRecovery {
    private static final int DUPLICATE_THRESHOLD = 3;

    private int mss;
    private int duplicates;
    private long flightAtFirst;

    public SackRecovery(SendVariables snd, RetransmissionQueue queue, CongestionControl control, int mss) {
        super(snd, queue, control);
        this.mss = mss;
    }

    @Override
    boolean lossDetected(AckSample ack) {
        if (ack.sackedBytes == 0) {
            return false;
        }
        if (duplicates == 0) {
            flightAtFirst = ack.priorFlight;
        }
        duplicates++;
        boolean lost = queue.judge((DUPLICATE_THRESHOLD - 1L) * mss);
        return (lost || duplicates >= DUPLICATE_THRESHOLD) && isRecovered() && !queue.isEmpty();
    }

    @Override
    boolean selective() {
        return true;
    }

    @Override
    void onPartialAck(AckSample ack) {}

    @Override
    void forgetSigns() {
        duplicates = 0;
    }

    @Override
    long flightAtFirstSign() {
        return flightAtFirst;
    }

    @Override
    public void onTimeout(long nowPs) {
        if (!queue.isEmpty() && queue.get(0).sacked()) {
            queue.forgetSacks(); // the receiver has thrown away what it had reported (RFC 2018 §8)
        }
        super.onTimeout(nowPs);
    }

    @Override
    public boolean restartsTimer(AckSample ack) {
        return ack.advanced;
    }

    @Override
    public void segmentSize(int bytes) {
        mss = bytes;
    }

    @Override
    public long pipeBytes() {
        return queue.pipeBytes();
    }
}
