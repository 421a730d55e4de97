package io.netsim.tcp.recovery;

import io.netsim.tcp.send.AckSample;

/** The third duplicate acknowledgement in a row is a loss (RFC 5681 §3.2). */
public final class DuplicateAckDetector implements LossDetector {
    private static final int THRESHOLD = 3;

    private int duplicates;
    private long flightAtFirst;

    @Override
    public boolean onAck(AckSample ack) {
        if (ack.duplicate) {
            if (duplicates == 0) {
                flightAtFirst = ack.priorFlight;
            }
            return ++duplicates == THRESHOLD;
        }
        return false;
    }

    @Override
    public void onPartialAck(int ackedSegments) {
        duplicates = Math.max(0, duplicates - (ackedSegments - 1));
    }

    @Override
    public void reset() {
        duplicates = 0;
    }

    @Override
    public int delivered() {
        return duplicates;
    }

    @Override
    public long flightAtFirstSign() {
        return flightAtFirst;
    }
}
