package io.netsim.packetdrill;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.socket.StreamStatistics;
import io.netsim.time.Time;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of a connection under the names of Linux's {@code struct tcp_info}. */
final class TcpInfo {
    /** What {@link #of} gives. */
    static final ImmutableSet<String> FIELDS =
            ImmutableSet.of("tcpi_state", "tcpi_snd_cwnd", "tcpi_snd_ssthresh", "tcpi_rtt", "tcpi_rto", "tcpi_unacked");

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

    private static final long INFINITE_THRESHOLD = 0x7fffffff;

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

    private TcpInfo() {}

    /** @param mss in which windows are counted, bytes */
    static Map<String, Long> of(StreamStatistics s, int mss) {
        Map<String, Long> fields = new LinkedHashMap<>();
        fields.put("tcpi_state", STATES.getOrDefault(s.state(), 7L));
        fields.put("tcpi_snd_cwnd", s.cwndBytes() / mss);
        long ssthresh = s.ssthreshBytes();
        fields.put("tcpi_snd_ssthresh", ssthresh >= INFINITE_THRESHOLD ? INFINITE_THRESHOLD : ssthresh / mss);
        fields.put("tcpi_rtt", s.srttPs() / Time.MICROSECOND);
        fields.put("tcpi_rto", s.rtoPs() / Time.MICROSECOND);
        fields.put("tcpi_unacked", (s.flightBytes() + mss - 1) / mss);
        return fields;
    }
}
