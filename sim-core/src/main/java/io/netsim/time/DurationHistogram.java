package io.netsim.time;

import org.jspecify.annotations.Nullable;

/**
 * Counts durations so that quantiles can be read with a relative error of at most 0.4 %: 128 counters for each power of
 * two, made when first needed. Mean, smallest and largest are exact. Recording takes a few nanoseconds and allocates
 * nothing once the range is known.
 */
public final class DurationHistogram {
    private static final int SUB_BITS = 7;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] @Nullable [] counts = new long[64][];
    private long count;
    private double sumPs;
    private long minPs = Long.MAX_VALUE;
    private long maxPs = -1;

    /** @param durationPs not negative */
    public void record(long durationPs) {
        count++;
        sumPs += durationPs;
        if (durationPs < minPs) {
            minPs = durationPs;
        }
        if (durationPs > maxPs) {
            maxPs = durationPs;
        }
        int octave = octave(durationPs);
        long[] sub = counts[octave];
        if (sub == null) {
            sub = new long[SUB];
            counts[octave] = sub;
        }
        sub[subIndex(durationPs, octave)]++;
    }

    /** Records everything that another one has recorded. */
    public void addAll(DurationHistogram other) {
        for (int octave = 0; octave < counts.length; octave++) {
            long[] more = other.counts[octave];
            if (more != null) {
                long[] sub = counts[octave];
                if (sub == null) {
                    sub = new long[SUB];
                    counts[octave] = sub;
                }
                for (int i = 0; i < SUB; i++) {
                    sub[i] += more[i];
                }
            }
        }
        count += other.count;
        sumPs += other.sumPs;
        minPs = Math.min(minPs, other.minPs);
        maxPs = Math.max(maxPs, other.maxPs);
    }

    /** Takes back a duration that was recorded; if it was the smallest or the largest, the next is known within 0.4 %. */
    public void remove(long durationPs) {
        int octave = octave(durationPs);
        long[] sub = counts[octave];
        if (sub == null || sub[subIndex(durationPs, octave)] == 0) {
            throw new IllegalStateException("a duration of " + durationPs + " ps was not recorded");
        }
        sub[subIndex(durationPs, octave)]--;
        count--;
        sumPs -= durationPs;
        boolean last = sub[subIndex(durationPs, octave)] == 0;
        if (count == 0) {
            clear();
        } else if (last && durationPs == maxPs) {
            maxPs = (long) quantilePs(1);
        } else if (last && durationPs == minPs) {
            minPs = (long) quantilePs(0);
        }
    }

    /** Forgets everything. */
    public void clear() {
        java.util.Arrays.fill(counts, null);
        count = 0;
        sumPs = 0;
        minPs = Long.MAX_VALUE;
        maxPs = -1;
    }

    public long count() {
        return count;
    }

    /** The mean in picoseconds; not a number if nothing was recorded. */
    public double meanPs() {
        return count == 0 ? Double.NaN : sumPs / count;
    }

    /** The largest duration, or −1. */
    public long maxPs() {
        return maxPs;
    }

    /** The smallest duration, or {@link Time#NEVER}. */
    public long minPs() {
        return minPs;
    }

    /**
     * The smallest duration that is not exceeded by a share {@code q} of all (nearest rank), within 0.4 %.
     *
     * @param q 0 to 1
     * @return picoseconds; not a number if nothing was recorded
     */
    public double quantilePs(double q) {
        if (count == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long seen = 0;
        for (int octave = 0; octave < counts.length; octave++) {
            long[] sub = counts[octave];
            for (int i = 0; sub != null && i < SUB; i++) {
                seen += sub[i];
                if (seen >= rank) {
                    return Math.min((double) maxPs, Math.max((double) minPs, middle(octave, i)));
                }
            }
        }
        return maxPs;
    }

    /** 0 for durations below 128 ps, one more for each doubling. */
    private static int octave(long ps) {
        return Math.max(0, 64 - Long.numberOfLeadingZeros(ps) - SUB_BITS);
    }

    private static int subIndex(long ps, int octave) {
        return (int) (octave == 0 ? ps : (ps >>> (octave - 1)) - SUB) & (SUB - 1);
    }

    private static double middle(int octave, int sub) {
        if (octave == 0) {
            return sub;
        }
        double width = StrictMath.scalb(1.0, octave - 1);
        return (SUB + sub) * width + (width - 1) / 2;
    }
}
