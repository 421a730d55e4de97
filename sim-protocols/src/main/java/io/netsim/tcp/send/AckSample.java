package io.netsim.tcp.send;

/**
 * What one acknowledgement says, filled in step by step. One object serves a whole host; its values hold while one
 * segment is processed.
 */
public final class AckSample {
    /** The present, picoseconds. */
    public long nowPs;
    /** Bytes newly acknowledged. */
    public long ackedBytes;
    /** Segments wholly acknowledged by it. */
    public int ackedSegments;
    /** Outstanding positions before it. */
    public long priorFlight;
    /** Bytes newly reported as arrived out of order. */
    public long sackedBytes;
    /** Whether it repeats the last one (RFC 5681 §2). */
    public boolean duplicate;
    /**
     * Round-trip time of the oldest segment acknowledged, with what its acknowledgement waited for a second one (RFC 7323
     * §4.1), or −1 if any segment was sent more than once (Karn's rule).
     */
    public long rttPs;
    /** Round-trip time of the newest segment acknowledged, likewise: the delay of the path. */
    public long newestRttPs;
    /** Send time of the newest acknowledged segment that was sent more than once, or −1. */
    public long resentPs;

    public void reset(long now, long flight) {
        nowPs = now;
        ackedBytes = 0;
        ackedSegments = 0;
        sackedBytes = 0;
        priorFlight = flight;
        duplicate = false;
        rttPs = -1;
        newestRttPs = -1;
        resentPs = -1;
    }

    void acknowledged(SentSegment segment) {
        ackedSegments++;
        if (segment.sacked) {
            return; // it had arrived before
        }
        if (segment.transmissions > 1) {
            rttPs = -1;
            newestRttPs = -1;
            resentPs = segment.sentPs;
        } else if (resentPs < 0) {
            newestRttPs = nowPs - segment.sentPs;
            rttPs = Math.max(rttPs, newestRttPs);
        }
    }
}
