package io.netsim.assembly;

import com.google.common.collect.ImmutableMap;

/** For each setting of TCP in one line: where its values come from. */
public final class ProfileReasons {
    private static final ImmutableMap<String, String> REASONS = ImmutableMap.<String, String>builder()
            .put("congestion_control", "Linux's default since 2.6.19; RFC 6582; RFC 5681")
            .put("congestion_parameters", "what the algorithm itself has")
            .put("initial_window", "RFC 6928 and Linux: 10; RFC 5681 before: few; textbooks: 1")
            .put("rfc6928_window", "RFC 6928 §2 bounds the ten segments in bytes, Linux does not")
            .put("one_segment_after_syn_losses", "RFC 5681 §3.1: after the first; Linux: after the second")
            .put("initial_ssthresh", "RFC 5681 §3.1: arbitrarily high")
            .put("byte_counting", "RFC 3465; RFC 5681 §3.1 also allows counting ACKs")
            .put("slow_start_limit", "RFC 3465 §2.2: L = 2; Linux counts all that is delivered")
            .put("slow_start", "HyStart with Linux's CUBIC, else until a loss (RFC 5681; RFC 9406 on request)")
            .put("pacing", "Linux paces only with BBR or the fq discipline")
            .put("ecn", "tcp_ecn = 2: accepts, never asks; RFC 3168 §6.1.1")
            .put("abe", "RFC 8511 is experimental")
            .put("limited_transmit", "RFC 3042; part of Linux's recovery anyway")
            .put("rack", "tcp_recovery = 1: RFC 8985; else RFC 6675 and RFC 6582")
            .put("counts_segments", "Linux counts segments, the RFCs bytes")
            .put("tail_loss_probe", "tcp_early_retrans = 3: RFC 8985 §7; with rack only")
            .put("frto", "tcp_frto = 2: RFC 5682; with rack only")
            .put("rack_duplicate_threshold", "tcp_recovery, bit 2 off; RFC 8985 §6.2 step 4")
            .put("rack_adaptive_window", "tcp_recovery, bit 1 off; RFC 8985 §6.2 step 4")
            .put("max_reordering", "tcp_max_reordering = 300")
            .put("min_tso_segments", "0: the stack sends single segments")
            .put("slow_start_after_idle", "tcp_slow_start_after_idle = 1; RFC 5681 §4.1")
            .put("window_validation", "Linux's form of RFC 2861; the RFC is historic, RFC 7661 is not modelled")
            .put("mss", "what the MTU leaves")
            .put("mtu_probing", "tcp_mtu_probing = 0; RFC 4821 on request")
            .put("base_mss", "tcp_base_mss = 1024; RFC 4821 §7.2; with mtu_probing only")
            .put("path_retries", "tcp_retries1 = 3; R1 of RFC 9293 §3.8.3; with mtu_probing only")
            .put("mss_option", "RFC 9293 §3.7.1, MUST-14")
            .put("timestamps", "tcp_timestamps = 1; RFC 7323 §3")
            .put("window_scaling", "tcp_window_scaling = 1; RFC 7323 §2")
            .put("sack", "tcp_sack = 1; RFC 2018")
            .put("send_buffer", "tcp_wmem, default, memory of whole packets; rfc: never the limit; textbooks: 64 KiB")
            .put("send_buffer_max", "tcp_wmem, maximum; 0: does not grow")
            .put(
                    "receive_buffer",
                    "tcp_rmem, default, memory of whole packets; rfc: never the limit; textbooks: 64 KiB")
            .put("receive_buffer_max", "tcp_rmem, maximum; 0: does not grow")
            .put("backlog", "somaxconn = 4096")
            .put("nagle", "RFC 9293 §3.7.4")
            .put("nagle_on_small_only", "Linux follows Minshall's variant")
            .put("delayed_ack_segments", "RFC 9293 §3.8.6.3, SHLD-18")
            .put("delayed_ack", "TCP_DELACK_MIN; RFC 9293 §3.8.6.3 allows 500 ms, MUST-40; BSD had 200 ms")
            .put("linux_host", "buffers, windows and acknowledgements by Linux's rules")
            .put("quick_ack", "Linux's quick acknowledgements; with linux_host only")
            .put("dsack", "tcp_dsack = 1; RFC 2883")
            .put("challenge_interval", "tcp_invalid_ratelimit = 500 ms; RFC 5961 §7 leaves it open")
            .put("rto_initial", "RFC 6298 §2.1")
            .put("rto_min", "tcp_rto_min_us = 200000; RFC 6298 §2.4")
            .put("rto_max", "TCP_RTO_MAX; RFC 6298 §2.5: at least 60 s")
            .put("rto_floor_on_variance", "Linux adds at least rto_min to SRTT; RFC 6298 §2.4 bounds the sum")
            .put("clock_granularity", "1 ms ticks of the clock, G of RFC 6298")
            .put("syn_retries", "tcp_syn_retries = 6; RFC 9293 §3.8.3: at least 3 minutes, MUST-23")
            .put("syn_ack_retries", "tcp_synack_retries = 5; as SYNs")
            .put("syn_linear_timeouts", "tcp_syn_linear_timeouts = 4")
            .put("retries", "tcp_retries2 = 15; R2 of RFC 9293 §3.8.3: at least 100 s")
            .put("orphan_retries", "tcp_orphan_retries: 8 in effect; the RFCs make no difference")
            .put("user_timeout", "RFC 9293 §3.9.1: five minutes; Linux has none unless asked for")
            .put("keepalive", "RFC 9293 §3.8.4, MUST-25: off by default")
            .put("keepalive_idle", "tcp_keepalive_time; RFC 9293 §3.8.4, MUST-28: two hours")
            .put("keepalive_interval", "tcp_keepalive_intvl = 75")
            .put("keepalive_count", "tcp_keepalive_probes = 9")
            .put("time_wait", "TCP_TIMEWAIT_LEN = 60 s; RFC 9293 §3.4.2: twice an MSL of two minutes")
            .put("fin_wait2", "tcp_fin_timeout = 60; the RFCs have no limit")
            .buildOrThrow();

    private ProfileReasons() {}

    /**
     * Where the values of a setting come from.
     *
     * @throws IllegalArgumentException if there is no such setting
     */
    public static String of(String setting) {
        String reason = REASONS.get(setting);
        if (reason == null) {
            throw new IllegalArgumentException("no reason is recorded for the setting '" + setting + "'");
        }
        return reason;
    }
}
