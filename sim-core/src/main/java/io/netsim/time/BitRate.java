package io.netsim.time;

/**
 * How long a number of bytes takes at a rate in bits per second: 8 × bytes ÷ rate, rounded to the nearest picosecond,
 * ties up. This is the only place where a rate becomes a time.
 */
public final class BitRate {
    /** A rate without serialisation time, for links that are to have none. */
    public static final long INFINITE = Long.MAX_VALUE;

    private static final long BIT_PS = 8 * Time.SECOND;

    private final long bps;
    private final long psPerByte; // exact, or 0 if a byte does not last a whole number of picoseconds

    /** @throws IllegalArgumentException if the rate is not positive */
    public BitRate(long bps) {
        if (bps <= 0) {
            throw new IllegalArgumentException("a rate must be positive, not " + bps + " bps");
        }
        this.bps = bps;
        this.psPerByte = bps != INFINITE && BIT_PS % bps == 0 ? BIT_PS / bps : 0;
    }

    /** Bits per second. */
    public long bps() {
        return bps;
    }

    /** Picoseconds that {@code bytes} (0 to 1,000,000) take on a link of this rate. */
    public long serialisationPs(int bytes) {
        if (psPerByte != 0) {
            return bytes * psPerByte;
        }
        if (bps == INFINITE) {
            return 0;
        }
        long bits = bytes * BIT_PS;
        long whole = bits / bps;
        long rest = bits - whole * bps;
        return rest >= bps - rest ? whole + 1 : whole;
    }
}
