package io.netsim.tcp.send;

import org.jspecify.annotations.Nullable;

/** What the sender remembers of one outstanding segment. The objects are used again and again. */
public final class SentSegment {
    long start;
    long end;
    boolean fin;
    long sentPs;
    int transmissions;
    boolean lost;
    boolean resent;
    boolean sacked;
    int weight;
    /** What {@link DeliveryRate} knew when it was last sent; null where rates are not measured. */
    @Nullable
    RateMark rate;
    /** Neighbours in the order of sending; null at the ends and outside of it. */
    @Nullable
    SentSegment sentBefore;

    @Nullable
    SentSegment sentAfter;

    boolean inTimeOrder;

    /** Position of the first byte (or of the SYN, or of a FIN alone). */
    public long start() {
        return start;
    }

    /** Position after the last byte and the FIN. */
    public long end() {
        return end;
    }

    public int length() {
        return (int) (end - start);
    }

    /** What it counts against windows: its length, or a whole segment where windows count segments. */
    public int weight() {
        return weight;
    }

    /** The segment sent next, or null; segments reported or taken for lost have left this order (RFC 8985 §6.2). */
    public @Nullable SentSegment sentAfter() {
        return sentAfter;
    }

    public boolean fin() {
        return fin;
    }

    /** When it was last sent, picoseconds. */
    public long sentPs() {
        return sentPs;
    }

    /** How often it was sent. */
    public int transmissions() {
        return transmissions;
    }

    /** Whether it is taken for lost. */
    public boolean lost() {
        return lost;
    }

    /** Whether it has been sent again since it was taken for lost. */
    public boolean resent() {
        return resent;
    }

    /** Whether the peer has reported its arrival. */
    public boolean sacked() {
        return sacked;
    }
}
