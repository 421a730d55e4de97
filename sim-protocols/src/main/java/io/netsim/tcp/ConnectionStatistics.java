package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.tcp.recovery.LossRecovery;
import io.netsim.time.DurationHistogram;
import org.jspecify.annotations.Nullable;

/** What one end of a connection counts, and all that can be seen of it from outside. */
final class ConnectionStatistics implements ConnectionView {
    private final TcpConnection c;
    private final LimitedTimes limits = new LimitedTimes();
    private long deliveredBytes;
    private long lastRttPs = -1;
    private long dataReceivedPs = -1;
    private long ackReceivedPs = -1;
    private long dataSentPs = -1;
    private int segmentsIn;
    private int segmentsOut;
    private int spuriousRetransmissions;
    private int duplicateSegments;
    private @Nullable DurationHistogram roundTrips;

    ConnectionStatistics(TcpConnection c) {
        this.c = c;
    }

    // ---- counting ----------------------------------------------------------------------------------------------

    void arrived(int textBytes, boolean ack) {
        segmentsIn++;
        long now = c.clock.nowPs();
        if (textBytes > 0) {
            dataReceivedPs = now;
        }
        if (ack) {
            ackReceivedPs = now;
        }
    }

    void sent(int textBytes) {
        segmentsOut++;
        if (textBytes > 0) {
            dataSentPs = c.clock.nowPs();
        }
    }

    void delivered(int bytes) {
        deliveredBytes += bytes;
    }

    void roundTrip(long ps) {
        lastRttPs = ps;
        if (roundTrips != null) {
            roundTrips.record(ps);
        }
    }

    void recordRoundTrips(@Nullable DurationHistogram into) {
        roundTrips = into;
    }

    void spuriousRetransmission() {
        spuriousRetransmissions++;
    }

    void duplicatesReported(int segments) {
        duplicateSegments += segments;
    }

    /** Segments that the peer has reported to have received twice (RFC 2883). */
    long duplicateSegments() {
        return duplicateSegments;
    }

    /** The sender has sent what it may: what holds it back from now on? */
    void looked(long nowPs) {
        limits.change(nowPs, limit());
    }

    private LimitedTimes.Limit limit() {
        boolean unsent = c.sendBuffer.end() > Math.max(1, c.snd.nxt());
        if (!unsent) {
            boolean outstanding = c.snd.flight() > 0;
            boolean wants = c.socket != null && c.socket.waitsForRoom();
            return wants
                    ? LimitedTimes.Limit.SEND_BUFFER
                    : outstanding ? LimitedTimes.Limit.APPLICATION : LimitedTimes.Limit.IDLE;
        }
        long allowed = c.snd.una() + c.snd.wnd() - c.snd.nxt();
        if (allowed < Math.min(c.sender.mss(), c.sendBuffer.end() - c.snd.nxt())) {
            return LimitedTimes.Limit.RECEIVE_WINDOW;
        }
        return c.sender.cwndLimited()
                ? LimitedTimes.Limit.CONGESTION_WINDOW
                : LimitedTimes.Limit.APPLICATION; // a small segment that waits for more
    }

    /** Nothing is sent any more. */
    void ended() {
        limits.change(c.clock.nowPs(), LimitedTimes.Limit.IDLE);
    }

    // ---- seeing ------------------------------------------------------------------------------------------------

    long dataReceivedPs() {
        return dataReceivedPs;
    }

    long ackReceivedPs() {
        return ackReceivedPs;
    }

    long dataSentPs() {
        return dataSentPs;
    }

    long segmentsIn() {
        return segmentsIn;
    }

    long segmentsOut() {
        return segmentsOut;
    }

    long busyPs() {
        return limits.busyPs(c.clock.nowPs());
    }

    @Override
    public Endpoint local() {
        return c.local();
    }

    @Override
    public Endpoint remote() {
        return c.remote();
    }

    @Override
    public String state() {
        return c.tcpState().name();
    }

    @Override
    public long sentBytes() {
        return c.sendBuffer.end() - 1;
    }

    @Override
    public long deliveredBytes() {
        return deliveredBytes;
    }

    @Override
    public long dataPackets() {
        return c.sender.dataPackets();
    }

    @Override
    public long retransmittedPackets() {
        return c.sender.retransmittedPackets();
    }

    @Override
    public long timeouts() {
        return c.retransmission.count();
    }

    @Override
    public long tailLossProbes() {
        return c.recovery.tailLossProbes();
    }

    @Override
    public long fastRecoveries() {
        return c.recovery.fastRecoveries();
    }

    @Override
    public long spuriousRetransmissions() {
        return spuriousRetransmissions;
    }

    @Override
    public LossRecovery.Phase recoveryPhase() {
        return c.recovery.phase();
    }

    @Override
    public int pathMtuBytes() {
        return c.pathMtu == null ? 0 : c.pathMtu.found();
    }

    @Override
    public long cwndBytes() {
        return inBytesOfNow(c.control.cwndBytes());
    }

    /** Where windows count segments, these may have become smaller since the connection began. */
    private long inBytesOfNow(long window) {
        return c.pathMtu == null || window == Long.MAX_VALUE ? window : window / c.fullWeight() * c.sender.mss();
    }

    @Override
    public long ssthreshBytes() {
        return inBytesOfNow(c.control.ssthreshBytes());
    }

    @Override
    public long srttPs() {
        return c.rtt.srttPs();
    }

    @Override
    public long rtoPs() {
        return c.rtt.rtoPs();
    }

    @Override
    public long flightBytes() {
        return c.snd.flight();
    }

    @Override
    public long applicationLimitedPs() {
        return limits.totalPs(c.clock.nowPs(), LimitedTimes.Limit.APPLICATION);
    }

    @Override
    public long windowLimitedPs() {
        return limits.totalPs(c.clock.nowPs(), LimitedTimes.Limit.RECEIVE_WINDOW);
    }

    @Override
    public long bufferLimitedPs() {
        return limits.totalPs(c.clock.nowPs(), LimitedTimes.Limit.SEND_BUFFER);
    }

    @Override
    public long congestionLimitedPs() {
        return limits.totalPs(c.clock.nowPs(), LimitedTimes.Limit.CONGESTION_WINDOW);
    }

    long lastRttPs() {
        return lastRttPs;
    }
}
