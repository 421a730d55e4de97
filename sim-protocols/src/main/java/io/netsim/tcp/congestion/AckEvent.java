package io.netsim.tcp.congestion;

/**
 * What congestion control learns of an acknowledgement of new data. One object serves a whole host; its values hold
 * during the call only.
 */
public final class AckEvent {
    /** The present, picoseconds. */
    public long nowPs;
    /** Everything before this position is acknowledged. */
    public long ackedTo;
    /** Everything before this position has been sent. */
    public long sentTo;
    /** Newly acknowledged bytes. */
    public long ackedBytes;
    /** Bytes outstanding before the acknowledgement. */
    public long priorFlightBytes;
    /** The newest round-trip sample, or −1. */
    public long rttPs;
    /** The smoothed round-trip time, 0 before the first sample. */
    public long srttPs;
    /** Whether the window, and not the application or the receiver, has held the sender back. */
    public boolean cwndLimited;
    /** Whether the sender is recovering from a time-out. */
    public boolean afterTimeout;
}
