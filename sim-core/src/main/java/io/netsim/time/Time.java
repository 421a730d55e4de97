package io.netsim.time;

import java.math.BigDecimal;

/**
 * Instants and durations as {@code long} picoseconds since the start of the simulation.
 *
 * <p>Nanoseconds would be too coarse: a 64-byte packet at 400 Gbit/s lasts 1.28 ns. The range of a {@code long} is 106
 * days.
 */
public final class Time {
    public static final long PICOSECOND = 1;
    public static final long NANOSECOND = 1_000;
    public static final long MICROSECOND = 1_000_000;
    public static final long MILLISECOND = 1_000_000_000;
    public static final long SECOND = 1_000_000_000_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;

    /** Later than every instant: a timer that is not set, a run without a limit. */
    public static final long NEVER = Long.MAX_VALUE;

    private Time() {}

    /**
     * Picoseconds of a number of seconds, rounded to the nearest, ties up.
     *
     * @throws IllegalArgumentException if the value is not a number or beyond the range of 106 days
     */
    public static long ofSeconds(double seconds) {
        double ps = seconds * 1e12;
        if (!(Math.abs(ps) < 9.2e18)) {
            throw new IllegalArgumentException("a time of " + seconds + " s is outside the range of 106 days");
        }
        long near = Math.round(ps);
        double error = Math.fma(seconds, 1e12, -ps); // of the product, which would cost the last digit above an hour
        return near + Math.round(ps - near + error);
    }

    /** Seconds of a number of picoseconds; reads back exactly below 8192 s and to 1 part in 10^15 above. */
    public static double toSeconds(long ps) {
        return ps / 1e12;
    }

    /** The sum of two times, where {@link #NEVER} and everything past the range is {@link #NEVER}. */
    public static long plus(long ps, long durationPs) {
        long sum = ps + durationPs;
        return sum < 0 && ps >= 0 && durationPs >= 0 ? NEVER : sum;
    }

    /** For people: seconds with all digits that are not zero, such as {@code 0.0413 s}. */
    public static String format(long ps) {
        if (ps == NEVER) {
            return "never";
        }
        BigDecimal seconds = BigDecimal.valueOf(ps, 12).stripTrailingZeros();
        return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString() + " s";
    }
}
