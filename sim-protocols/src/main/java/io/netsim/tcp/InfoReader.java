package io.netsim.tcp;

import io.netsim.socket.TcpInfo;
import io.netsim.tcp.send.SentSegment;

/** Fills in what {@link TcpInfo} asks of a connection. */
final class InfoReader {
    private InfoReader() {}

    static TcpInfo read(TcpConnection c) {
        int mss = Math.max(1, c.sender.mss());
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
                c.recovery.cwndBytes() / mss,
                ssthresh / mss >= Integer.MAX_VALUE ? Integer.MAX_VALUE : ssthresh / mss,
                c.sent.count(),
                sacked,
                lost,
                resent,
                c.recovery.reorderingSegments(),
                mss,
                c.handshake.announcedMss(),
                c.rtt.srttPs(),
                c.rtt.rtoPs(),
                c.clock.nowPs() - c.lastReceivedPs);
    }
}
