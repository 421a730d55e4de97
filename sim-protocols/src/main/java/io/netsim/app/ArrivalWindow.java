package io.netsim.app;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which of a series of numbered datagrams have arrived: tells first arrivals from copies and counts the missing. It looks
 * back 16,384 numbers; what comes even later counts as a copy. As long as all arrive in order it is four numbers.
 */
final class ArrivalWindow {
    private static final int SPAN = 1 << 14;

    private long next;
    private long arrived;
    private long @Nullable [] bits;

    /** Notes an arrival; true for the first of this number. */
    boolean arrived(long number) {
        if (number == next && bits == null) {
            next++;
            arrived++;
            return true;
        }
        if (bits == null) {
            bits = new long[SPAN / 64];
            Arrays.fill(bits, -1);
        }
        if (number >= next) {
            moveTo(number, bits);
        } else if (number < next - SPAN || (bits[word(number)] & 1L << number) != 0) {
            return false;
        }
        bits[word(number)] |= 1L << number;
        arrived++;
        return true;
    }

    /** Everything between the numbers so far and this one has not arrived yet. */
    private void moveTo(long number, long[] seen) {
        for (long n = Math.max(next, number - SPAN + 1); n <= number; n++) {
            seen[word(n)] &= ~(1L << n);
        }
        next = number + 1;
    }

    private static int word(long number) {
        return (int) (number & SPAN - 1) >>> 6;
    }

    /** One more than the highest number that has arrived. */
    long next() {
        return next;
    }

    /** How many different ones have arrived. */
    long count() {
        return arrived;
    }

    /** How many have not arrived though later ones have. */
    long missing() {
        return next - arrived;
    }
}
