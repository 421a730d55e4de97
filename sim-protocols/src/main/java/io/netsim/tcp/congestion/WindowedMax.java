package io.netsim.tcp.congestion;

/**
 * The largest of the values of a sliding window, of which it keeps the best, the best since that and the best since that
 * one (Nichols). Time is any count.
 */
final class WindowedMax {
    private final long window;
    private long best;
    private long bestAt;
    private long second;
    private long secondAt;
    private long third;
    private long thirdAt;

    WindowedMax(long window) {
        this.window = window;
    }

    long get() {
        return best;
    }

    void add(long at, long value) {
        if (value >= best || at - thirdAt > window) {
            best = value;
            bestAt = at;
            second(at, value);
            return;
        }
        if (value >= second) {
            second(at, value);
        } else if (value >= third) {
            third(at, value);
        }
        age(at, value);
    }

    private void age(long at, long value) {
        long since = at - bestAt;
        if (since > window) {
            promote(at, value);
            if (at - bestAt > window) {
                promote(at, value);
            }
        } else if (secondAt == bestAt && since > window / 4) {
            second(at, value);
        } else if (thirdAt == secondAt && since > window / 2) {
            third(at, value);
        }
    }

    private void promote(long at, long value) {
        best = second;
        bestAt = secondAt;
        second = third;
        secondAt = thirdAt;
        third(at, value);
    }

    private void second(long at, long value) {
        second = value;
        secondAt = at;
        third(at, value);
    }

    private void third(long at, long value) {
        third = value;
        thirdAt = at;
    }
}
