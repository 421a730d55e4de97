package io.netsim.tcp.congestion;

/**
 * What congestion control learns of an acknowledgement. One object serves a whole host; its values hold during the call
 * only.
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
    /** Segments newly acknowledged or reported as arrived out of order. */
    public int deliveredSegments;
    /** Segments delivered since the connection began, those included. */
    public long totalDelivered;
    /** Segments newly taken for lost. */
    public int lostSegments;
    /** Segments taken for lost since the connection began. */
    public long totalLost;
    /** Bytes outstanding before the acknowledgement. */
    public long priorFlightBytes;
    /** Bytes estimated to be in the network before the acknowledgement. */
    public long priorInFlightBytes;
    /** Bytes estimated to be in the network after the acknowledgement. */
    public long inFlightBytes;
    /** The newest round-trip sample, or −1. */
    public long rttPs;
    /** The smoothed round-trip time, 0 before the first sample. */
    public long srttPs;
    /** Whether the window, and not the application or the receiver, has held the sender back. */
    public boolean cwndLimited;
    /** The most bytes that were outstanding in the present window. */
    public long mostOutstandingBytes;
    /** Whether the sender is in fast recovery. */
    public boolean inRecovery;
    /** Whether the sender is recovering from a time-out. */
    public boolean afterTimeout;
    /** Whether the receiver echoes a congestion mark (ECE, RFC 3168 §6.1.3). */
    public boolean ecnEcho;
    /** Whether the acknowledgement may have waited for a second segment: its round-trip time may be too long. */
    public boolean maybeDelayed;
    /** With pacing, when the next segment may leave; else the present. */
    public long nextSendPs;
    /** How fast the network delivers. */
    public final RateSample rate = new RateSample();
}
