package io.netsim.tcp.congestion;

import io.netsim.rfc.Rfc;

/** Reno as in Linux: one segment for each window delivered, half the window on loss (RFC 5681 §3.1). */
@Rfc(number = 8511, value = "beta-ecn")
final class LinuxReno extends SegmentWindow {
    /** What is left of the window after a congestion mark with ABE (RFC 8511 §3), in tenths. */
    private static final int ABE_TENTHS = 8;

    private final boolean abe;
    private final boolean fastRecovery;

    /** @param fastRecovery false for Tahoe */
    LinuxReno(CongestionSettings settings, boolean fastRecovery) {
        super(settings, SlowStart.STANDARD);
        this.abe = settings.abe();
        this.fastRecovery = fastRecovery;
    }

    @Override
    public boolean fastRecovery() {
        return fastRecovery;
    }

    @Override
    int reducedWindow() {
        return cwnd >> 1;
    }

    @Override
    void avoidCongestion(AckEvent ack, int delivered) {
        growAdditively(cwnd, delivered);
    }

    @Override
    public void onEcnEcho(long nowPs, long flightBytes) {
        int before = cwnd;
        super.onEcnEcho(nowPs, flightBytes);
        if (abe) {
            threshold(before * ABE_TENTHS / 10);
            cwnd = ssthresh;
        }
    }
}
