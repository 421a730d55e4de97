package io.netsim.tcp.congestion;

/**
 * Slow start and congestion avoidance of RFC 5681 §3.1: the window grows by one segment each round trip and is halved on
 * loss. Which losses count and how they are repaired is the business of loss recovery (NewReno, RFC 6582).
 */
public final class Reno extends WindowGrowth {
    private long ackedSinceGrowth;

    public Reno(CongestionSettings settings) {
        super(settings);
    }

    @Override
    void avoidCongestion(AckEvent ack) {
        if (settings.byteCounting()) {
            ackedSinceGrowth += ack.ackedBytes;
            if (ackedSinceGrowth >= cwnd) {
                ackedSinceGrowth -= cwnd;
                cwnd += mss;
            }
        } else {
            cwnd += Math.max(1, (long) mss * mss / cwnd); // RFC 5681 equation 3
        }
    }

    @Override
    public void onLoss(long nowPs, long flightBytes) {
        remember();
        ssthresh = Math.max(flightBytes / 2, 2L * mss); // RFC 5681 equation 4
        cwnd = ssthresh;
        ackedSinceGrowth = 0;
    }

    @Override
    public void onTimeout(long nowPs, long flightBytes, boolean first) {
        if (first) {
            remember();
            ssthresh = Math.max(flightBytes / 2, 2L * mss);
        }
        cwnd = mss;
        ackedSinceGrowth = 0;
    }
}
