package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.queue.MarkReason;
import io.netsim.time.DurationHistogram;
import java.util.Arrays;

/**
 * What one link direction has counted since the last reset (the end of the warm-up). Read it through
 * {@link LinkDirection#counters()}, which settles the books for the present.
 */
public final class LinkCounters {
    long sincePs;
    long packets;
    long bytes;
    final long[] marks = new long[MarkReason.COUNT];
    int maxWaiting;
    /** Transmission time of accepted packets, including what still lies in the future. */
    long busyPs;
    /** Waiting time of accepted packets, including what still lies in the future. */
    double waitPs;
    /** By how much later changes of the rate, or the link going down, have changed {@link #waitPs}, since the start. */
    double revisedPs;
    /** Busy and waiting time that still lies in the future. */
    long futureBusyPs;

    double futureWaitPs;
    final DurationHistogram queueDelay = new DurationHistogram();
    final long[] drops = new long[Fate.COUNT];
    long corrupted;
    long undetected;
    long duplicated;
    long overtaken;

    /** Starts anew; what still lies in the future will be counted. */
    void reset(long nowPs, int waiting) {
        sincePs = nowPs;
        packets = 0;
        bytes = 0;
        busyPs = futureBusyPs;
        waitPs = futureWaitPs;
        queueDelay.clear();
        maxWaiting = waiting;
        Arrays.fill(marks, 0);
        Arrays.fill(drops, 0);
        corrupted = 0;
        undetected = 0;
        duplicated = 0;
        overtaken = 0;
    }

    void corrupted(boolean unnoticed) {
        corrupted++;
        undetected += unnoticed ? 1 : 0;
    }

    /** Packets accepted for transmission. */
    public long packets() {
        return packets;
    }

    /** Their bytes on the link, overhead included. */
    public long bytes() {
        return bytes;
    }

    /** Packets marked by the queue (RFC 3168 §5). */
    public long marked() {
        long sum = 0;
        for (long each : marks) {
            sum += each;
        }
        return sum;
    }

    /** Packets marked for this reason. */
    public long marked(MarkReason reason) {
        return marks[reason.code()];
    }

    /** Transmission time so far, picoseconds. */
    public long busySoFarPs() {
        return busyPs - futureBusyPs;
    }

    /** Waiting time so far, picoseconds times packets. */
    public double waitedSoFarPs() {
        return waitPs - futureWaitPs;
    }

    /** Waiting time of all accepted packets as foreseen when they were accepted; for differences between resets. */
    public double foreseenWaitPs() {
        return waitPs - revisedPs;
    }

    /** Share of the time since the reset in which the transmitter was busy, 0 to 1. */
    public double utilization(long nowPs) {
        return nowPs <= sincePs ? 0 : (double) busySoFarPs() / (nowPs - sincePs);
    }

    /** Packets waiting, averaged over time. */
    public double meanWaiting(long nowPs) {
        return nowPs <= sincePs ? 0 : waitedSoFarPs() / (nowPs - sincePs);
    }

    public int maxWaiting() {
        return maxWaiting;
    }

    /** Time from arrival to the start of transmission, of accepted packets. */
    public DurationHistogram queueDelay() {
        return queueDelay;
    }

    /** Packets of which bits flipped on the way. */
    public long corrupted() {
        return corrupted;
    }

    /** Of these, packets whose checksums match all the same, so that they are taken for sound. */
    public long undetectedCorruptions() {
        return undetected;
    }

    /** Packets that arrived twice. */
    public long duplicated() {
        return duplicated;
    }

    /** Packets that arrived after one that was sent behind them. */
    public long overtaken() {
        return overtaken;
    }

    /** Packets dropped with this fate. */
    public long drops(Fate fate) {
        return drops[fate.code()];
    }
}
