package io.netsim.engine;

/** The node that events belong to, as far as the engine cares: a rank and a counter. */
public final class EventOwner {
    private static final int COUNTER_BITS = 40;
    private static final int MAX_RANK = 1 << (62 - COUNTER_BITS);

    private final long base;
    private long made;

    /** @param rank unique among the owners of a simulator, 0 to 4,194,303; derive it from names, not from file order */
    public EventOwner(int rank) {
        if (rank < 0 || rank >= MAX_RANK) {
            throw new IllegalArgumentException("a rank is 0 to " + (MAX_RANK - 1) + ", not " + rank);
        }
        this.base = (long) rank << COUNTER_BITS;
    }

    long nextTie() {
        return base + made++;
    }
}
