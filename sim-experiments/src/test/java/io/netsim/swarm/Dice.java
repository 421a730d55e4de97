package io.netsim.swarm;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Draws what a random experiment is made of. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Both ends included. */
    int whole(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** On a logarithmic scale. */
    double spread(double from, double to) {
        return from * StrictMath.exp(random.nextDouble() * StrictMath.log(to / from));
    }

    @SafeVarargs
    final <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A duration between these, on a logarithmic scale. */
    String ms(double from, double to) {
        return String.format(Locale.ROOT, "%.3f ms", spread(from, to));
    }

    String percent(double from, double to) {
        return String.format(Locale.ROOT, "%.3f %%", spread(from, to));
    }

    String kbps(double from, double to) {
        return Math.round(spread(from, to)) + " kbps";
    }

    String bytes(double from, double to) {
        return Math.round(spread(from, to)) + " B";
    }
}
