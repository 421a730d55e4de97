package io.netsim.tcp.receive;

import io.netsim.time.Clock;
import io.netsim.time.Time;

/**
 * How large a receive buffer should be, as Linux finds it (dynamic right-sizing, {@code tcp_rcv_space_adjust}): twice of what
 * the application takes in a round trip, and more while that still grows.
 */
final class BufferTuning {
    private final Clock clock;
    /** Estimate of the round-trip time times 8, picoseconds; 0 before the first. */
    private long roundTrip8;

    private long measuredTo;
    private long measuredSincePs = -1;
    private int lastEcho;
    /** What the application took in the last round trip, bytes. */
    private long space;

    private long readTo;
    private long readSincePs;

    BufferTuning(Clock clock) {
        this.clock = clock;
    }

    void start(long firstSpace, long position) {
        space = firstSpace;
        readTo = position;
        readSincePs = clock.nowPs();
    }

    long space() {
        return space;
    }

    void atMost(long window) {
        space = Math.min(space, window);
    }

    long roundTripPs() {
        return roundTrip8 >> 3;
    }

    /** As {@code tcp_rcv_rtt_measure}: a window's worth of data takes at least a round trip. */
    void arrived(long nxt, long window) {
        long now = clock.nowPs();
        if (measuredSincePs >= 0) {
            if (nxt < measuredTo) {
                return;
            }
            sample(Math.max(Time.MICROSECOND, now - measuredSincePs), true, false);
        }
        measuredTo = nxt + window;
        measuredSincePs = now;
    }

    /** As {@code tcp_rcv_rtt_measure_ts}. */
    void echoed(int tsEcr, long roundTripPs, boolean allRead) {
        if (tsEcr != lastEcho) {
            lastEcho = tsEcr;
            sample(roundTripPs, false, allRead);
        }
    }

    private void sample(long ps, boolean byWindow, boolean allRead) {
        if (ps <= 0) {
            return;
        }
        if (roundTrip8 == 0 || 8 * ps < roundTrip8) {
            roundTrip8 = 8 * ps;
        } else if (!byWindow && allRead) {
            roundTrip8 += ps - (roundTrip8 >> 3);
        }
    }

    /**
     * The application has taken bytes.
     *
     * @return the window that would suit it, or 0 if there is nothing new
     */
    long read(long position, long unread) {
        long now = clock.nowPs();
        if (roundTrip8 == 0 || now - readSincePs < roundTripPs()) {
            return 0;
        }
        long taken = position - readTo - unread;
        long wanted = 0;
        if (taken > space) {
            long before = Math.max(1, space);
            space = taken;
            wanted = 2 * taken + 2 * (2 * taken * (taken - before) / before);
        }
        readTo = position;
        readSincePs = now;
        return wanted;
    }
}
