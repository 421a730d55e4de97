package io.netsim.packetdrill;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.socket.TcpInfo;
import io.netsim.time.Time;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of a connection under the names of Linux's {@code struct tcp_info}. */
final class InfoFields {
    /** Names that code may use without a connection. */
    static final ImmutableMap<String, Long> CONSTANTS = ImmutableMap.<String, Long>builder()
            .put("TCP_ESTABLISHED", 1L)
            .put("TCP_SYN_SENT", 2L)
            .put("TCP_SYN_RECV", 3L)
            .put("TCP_FIN_WAIT1", 4L)
            .put("TCP_FIN_WAIT2", 5L)
            .put("TCP_TIME_WAIT", 6L)
            .put("TCP_CLOSE", 7L)
            .put("TCP_CLOSE_WAIT", 8L)
            .put("TCP_LAST_ACK", 9L)
            .put("TCP_LISTEN", 10L)
            .put("TCP_CLOSING", 11L)
            .put("TCP_CA_Open", 0L)
            .put("TCP_CA_Disorder", 1L)
            .put("TCP_CA_CWR", 2L)
            .put("TCP_CA_Recovery", 3L)
            .put("TCP_CA_Loss", 4L)
            .put("TCPI_OPT_TIMESTAMPS", 1L)
            .put("TCPI_OPT_SACK", 2L)
            .put("TCPI_OPT_WSCALE", 4L)
            .put("TCPI_OPT_ECN", 8L)
            .buildOrThrow();

    private static final ImmutableMap<String, Long> PHASES =
            ImmutableMap.of("OPEN", 0L, "DISORDER", 1L, "CWR", 2L, "RECOVERY", 3L, "LOSS", 4L);
    private static final ImmutableMap<String, Long> STATES = ImmutableMap.<String, Long>builder()
            .put("ESTABLISHED", 1L)
            .put("SYN_SENT", 2L)
            .put("SYN_RECEIVED", 3L)
            .put("FIN_WAIT_1", 4L)
            .put("FIN_WAIT_2", 5L)
            .put("TIME_WAIT", 6L)
            .put("CLOSED", 7L)
            .put("CLOSE_WAIT", 8L)
            .put("LAST_ACK", 9L)
            .put("LISTEN", 10L)
            .put("CLOSING", 11L)
            .buildOrThrow();

    /** What {@link #of} gives. */
    static final ImmutableSet<String> FIELDS =
            ImmutableSet.copyOf(of(TcpInfo.NONE).keySet());

    private InfoFields() {}

    static Map<String, Long> of(TcpInfo info) {
        Map<String, Long> fields = new LinkedHashMap<>();
        fields.put("tcpi_state", STATES.getOrDefault(info.state(), 7L));
        fields.put("tcpi_ca_state", PHASES.getOrDefault(info.recovery(), 0L));
        fields.put("tcpi_snd_cwnd", info.cwndSegments());
        fields.put("tcpi_snd_ssthresh", info.ssthreshSegments());
        fields.put("tcpi_unacked", (long) info.outstandingSegments());
        fields.put("tcpi_sacked", (long) info.sackedSegments());
        fields.put("tcpi_lost", (long) info.lostSegments());
        fields.put("tcpi_retrans", (long) info.resentSegments());
        fields.put("tcpi_reordering", (long) info.reorderingSegments());
        fields.put("tcpi_snd_mss", (long) info.sendMssBytes());
        fields.put("tcpi_advmss", (long) info.advertisedMssBytes());
        fields.put("tcpi_rtt", info.srttPs() / Time.MICROSECOND);
        fields.put("tcpi_rto", info.rtoPs() / Time.MICROSECOND);
        fields.put("tcpi_rttvar", info.rttvarPs() / Time.MICROSECOND);
        fields.put("tcpi_min_rtt", info.minRttPs() / Time.MICROSECOND);
        fields.put("tcpi_ato", info.ackDelayPs() / Time.MICROSECOND);
        fields.put("tcpi_backoff", (long) info.backoff());
        fields.put("tcpi_rcv_mss", (long) info.receiveMssBytes());
        fields.put("tcpi_pmtu", (long) info.pathMtuBytes());
        fields.put("tcpi_rcv_ssthresh", info.receiveThresholdBytes());
        fields.put("tcpi_total_retrans", info.totalResentSegments());
        fields.put("tcpi_bytes_acked", info.ackedBytes());
        fields.put("tcpi_bytes_received", info.receivedBytes());
        fields.put("tcpi_notsent_bytes", info.unsentBytes());
        fields.put("tcpi_segs_out", info.segmentsOut());
        fields.put("tcpi_segs_in", info.segmentsIn());
        fields.put("tcpi_dsack_dups", info.duplicatesReported());
        fields.put("tcpi_busy_time", info.busyPs() / Time.MICROSECOND);
        fields.put("tcpi_rwnd_limited", info.receiveWindowLimitedPs() / Time.MICROSECOND);
        fields.put("tcpi_sndbuf_limited", info.sendBufferLimitedPs() / Time.MICROSECOND);
        fields.put("tcpi_last_data_sent", ago(info.sinceDataSentPs()));
        fields.put("tcpi_last_data_recv", ago(info.sinceDataReceivedPs()));
        fields.put("tcpi_last_ack_recv", ago(info.sinceAckReceivedPs()));
        return fields;
    }

    /** Milliseconds; a connection that has just begun counts from its begin. */
    private static long ago(long ps) {
        return Math.max(0, ps) / Time.MILLISECOND;
    }
}
