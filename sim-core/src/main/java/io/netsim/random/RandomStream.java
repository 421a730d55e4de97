package io.netsim.random;

/**
 * One stream of pseudo-random numbers: xoshiro256++ 1.0 (Blackman and Vigna, public domain), period 2^256 − 1. Equal on
 * every machine and JDK.
 */
public final class RandomStream {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    RandomStream(long s0, long s1, long s2, long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = (s0 | s1 | s2 | s3) == 0 ? 1 : s3;
    }

    /** 64 random bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in 0 … bound − 1, without bias. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("a bound must be positive, not " + bound);
        }
        int bits = (int) (nextLong() >>> 33);
        int value = bits % bound;
        while (bits - value + (bound - 1) < 0) {
            bits = (int) (nextLong() >>> 33);
            value = bits % bound;
        }
        return value;
    }

    /** Exponentially distributed with mean 1. */
    public double nextExponential() {
        return -StrictMath.log(1 - nextDouble());
    }

    /** Normally distributed with mean 0 and deviation 1 (Box and Muller's transform, one value of the pair). */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(2 * nextExponential());
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }
}
