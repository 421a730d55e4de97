package io.netsim.link;

import com.google.common.primitives.ImmutableLongArray;

/**
 * A transmitter that may send only at recorded instants, as measured on a cellular link: each is an opportunity to send so
 * many bytes at once. Packets share an opportunity, or take several; what nobody uses is gone. After its last instant the
 * trace begins anew, its first instants counted from the last one.
 */
public final class OpportunityTrace implements Pace {
    private final ImmutableLongArray instantsPs;
    private final long periodPs;
    private final int bytesEach;

    private int next;
    private long basePs;
    /** The opportunity that was used last, and what is left of it. */
    private long usedPs = -1;

    private int left;

    /**
     * @param instantsPs at least one, not falling, the last one above 0
     * @param bytesEach more than 0
     */
    public OpportunityTrace(ImmutableLongArray instantsPs, int bytesEach) {
        if (instantsPs.isEmpty() || instantsPs.get(instantsPs.length() - 1) <= 0 || bytesEach <= 0) {
            throw new IllegalArgumentException("a trace of opportunities needs a last instant above 0");
        }
        this.instantsPs = instantsPs;
        this.periodPs = instantsPs.get(instantsPs.length() - 1);
        this.bytesEach = bytesEach;
    }

    @Override
    public long endPs(long startPs, int bytes) {
        if (usedPs != startPs) {
            left = 0;
            skipTo(startPs);
        }
        int missing = bytes;
        while (missing > left) {
            missing -= left;
            usedPs = nextPs();
            left = bytesEach;
            advance();
        }
        left -= missing;
        return Math.max(usedPs, startPs);
    }

    private long nextPs() {
        return basePs + instantsPs.get(next);
    }

    private void advance() {
        next++;
        if (next == instantsPs.length()) {
            next = 0;
            basePs += periodPs;
        }
    }

    /** Passes by the opportunities before an instant. */
    private void skipTo(long startPs) {
        long periods = (startPs - basePs) / periodPs - 1;
        if (periods > 0) {
            basePs += periods * periodPs;
            next = 0;
        }
        while (nextPs() < startPs) {
            advance();
        }
    }
}
