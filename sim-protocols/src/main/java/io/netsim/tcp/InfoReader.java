package io.netsim.tcp;

import io.netsim.socket.TcpInfo;
import io.netsim.tcp.send.SentSegment;

/** Fills in what {@link TcpInfo} asks of a connection. */
final class InfoReader {
    private InfoReader() {}

    static TcpInfo read(TcpConnection c) {
        long now = c.clock.nowPs();
        ConnectionStatistics seen = c.statistics;
        int mss = Math.max(1, c.sender.mss());
        int full = Math.max(1, c.fullWeight());
        int sacked = 0;
        int lost = 0;
        int resent = 0;
        for (int i = 0; i < c.sent.count(); i++) {
            SentSegment segment = c.sent.get(i);
            sacked += segment.sacked() ? 1 : 0;
            lost += segment.lost() ? 1 : 0;
            resent += segment.resent() ? 1 : 0;
        }
        long ssthresh = c.control.ssthreshBytes();
        return new TcpInfo(
                c.tcpState().name(),
                c.recovery.phase().name(),
                c.windowBytes() / full,
                ssthresh / full >= Integer.MAX_VALUE ? Integer.MAX_VALUE : ssthresh / full,
                c.sent.count(),
                sacked,
                lost,
                resent,
                c.recovery.reorderingSegments(),
                mss,
                c.handshake.announcedMss(),
                c.rtt.srttPs(),
                c.rtt.rtoPs(),
                now - c.lastReceivedPs,
                c.timeouts.unanswered(),
                c.rtt.backoff(),
                c.acks.delayPs(),
                c.window.segmentEstimate(),
                since(now, seen.dataSentPs()),
                since(now, seen.dataReceivedPs()),
                since(now, seen.ackReceivedPs()),
                c.protocol.mtu(c.remote()),
                c.window.limit(),
                c.rtt.rttvarPs(),
                c.rtt.minRttPs(),
                c.window.roundTripPs(),
                c.window.spacePerRoundTrip(),
                c.sender.retransmittedPackets(),
                Math.max(0, Math.min(c.snd.una(), c.sendBuffer.end()) - 1),
                seen.deliveredBytes(),
                Math.max(0, c.sendBuffer.end() - Math.max(1, c.snd.nxt())),
                seen.segmentsOut(),
                seen.segmentsIn(),
                seen.duplicateSegments(),
                seen.busyPs(),
                seen.windowLimitedPs(),
                seen.bufferLimitedPs(),
                seen.congestionLimitedPs(),
                c.control.pacingBps());
    }

    private static long since(long nowPs, long instantPs) {
        return instantPs < 0 ? -1 : nowPs - instantPs;
    }
}
