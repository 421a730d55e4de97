package io.netsim.link;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;

/**
 * Measured values, played back in order: one for each packet, or each from its time on. It is asked with times that never
 * fall, and remembers where it is.
 */
public final class Trace {
    private final ImmutableLongArray timesPs;
    private final ImmutableDoubleArray values;
    private final boolean loops;
    private final long periodPs;
    private int at;
    private long rounds;

    /**
     * @param timesPs since the start of the run, from 0, rising strictly; empty for one value a packet
     * @param values at least one; as many as times, if there are any
     * @param loops whether the trace begins anew at its end, which is as long after the last time as that is after the one
     *     before, and with a single time never comes; otherwise the last value goes on
     */
    public Trace(ImmutableLongArray timesPs, ImmutableDoubleArray values, boolean loops) {
        int times = timesPs.length();
        if (values.isEmpty() || times != 0 && times != values.length()) {
            throw new IllegalArgumentException(times + " times and " + values.length() + " values make no trace");
        }
        this.timesPs = timesPs;
        this.values = values;
        this.loops = loops && (times == 0 || times > 1);
        this.periodPs = times < 2 ? 0 : 2 * timesPs.get(times - 1) - timesPs.get(times - 2);
    }

    /** The value for the next packet. */
    public double next(long nowPs) {
        return timesPs.isEmpty() ? next() : at(nowPs);
    }

    private double next() {
        double value = values.get(at);
        if (at + 1 < values.length()) {
            at++;
        } else if (loops) {
            at = 0;
        }
        return value;
    }

    private double at(long nowPs) {
        long now = nowPs;
        if (loops) {
            if (nowPs / periodPs != rounds) {
                rounds = nowPs / periodPs;
                at = 0;
            }
            now = nowPs % periodPs;
        }
        while (at + 1 < timesPs.length() && timesPs.get(at + 1) <= now) {
            at++;
        }
        return values.get(at);
    }
}
