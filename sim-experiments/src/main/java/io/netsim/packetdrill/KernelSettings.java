package io.netsim.packetdrill;

import com.google.common.collect.ImmutableSet;
import io.netsim.tcp.Ecn;
import io.netsim.tcp.TcpConfig;
import io.netsim.tcp.congestion.CongestionControls;
import io.netsim.time.Time;

/** Settings of Linux and FreeBSD kernels by their names. */
final class KernelSettings {
    private static final String LINUX = "net.ipv4.";
    private static final String FREEBSD = "net.inet.tcp.";

    /** Without effect here: no offloading of segmentation, no fast open, nothing remembered between connections. */
    private static final ImmutableSet<String> IGNORED = ImmutableSet.of(
            "tcp_tso_win_divisor",
            "tcp_tso_rtt_log",
            "tcp_autocorking",
            "tcp_limit_output_bytes",
            "tcp_fastopen",
            "tcp_fastopen_key",
            "tcp_fack",
            "tcp_no_metrics_save",
            "tcp_pacing_ss_ratio",
            "tcp_pacing_ca_ratio",
            "tcp_ecn_option",
            "tcp_invalid_ratelimit",
            "tcp_challenge_ack_limit",
            "tcp_moderate_rcvbuf");

    private KernelSettings() {}

    /** Sets what a key stands for; false if it is not modelled. */
    static boolean set(String key, String value, Profile profile) {
        if (key.startsWith(LINUX)) {
            return linux(key.substring(LINUX.length()), value, profile.tcp);
        }
        if (key.startsWith(FREEBSD)) {
            return freeBsd(key.substring(FREEBSD.length()), value, profile);
        }
        return key.startsWith("kern.ipc.");
    }

    private static boolean linux(String key, String value, TcpConfig.Builder tcp) {
        if (IGNORED.contains(key)) {
            return true;
        }
        if (key.equals("tcp_congestion_control")) {
            return congestionControl(value, tcp);
        }
        if (!value.matches("[0-9]{1,9}")) {
            return key.equals("tcp_notsent_lowat");
        }
        int number = Integer.parseInt(value);
        switch (key) {
            case "tcp_timestamps" -> tcp.timestamps = number != 0;
            case "tcp_sack" -> tcp.sack = number != 0;
            case "tcp_window_scaling" -> tcp.windowScaling = number != 0;
            case "tcp_slow_start_after_idle" -> tcp.slowStartAfterIdle = number != 0;
            case "tcp_syn_retries" -> tcp.synRetries = number;
            case "tcp_synack_retries" -> tcp.synAckRetries = number;
            case "tcp_syn_linear_timeouts" -> tcp.synLinearTimeouts = number;
            case "tcp_min_tso_segs" -> tcp.minTsoSegments = Math.max(1, number);
            case "tcp_retries2" -> tcp.retries = number;
            case "tcp_fin_timeout" -> tcp.finWait2 = number * Time.SECOND;
            case "tcp_keepalive_time" -> tcp.keepaliveIdle = number * Time.SECOND;
            case "tcp_keepalive_intvl" -> tcp.keepaliveInterval = number * Time.SECOND;
            case "tcp_keepalive_probes" -> tcp.keepaliveCount = number;
            case "tcp_dsack", "tcp_syncookies" -> {
                return number == 1;
            }
            case "tcp_ecn" -> {
                tcp.ecn = number == 0 ? Ecn.OFF : number == 1 ? Ecn.ASK : Ecn.ACCEPT;
                return number <= 2;
            }
            case "tcp_reordering" -> {
                return number == 3;
            }
            case "tcp_early_retrans" -> tcp.tailLossProbe = number >= 3;
            case "tcp_frto" -> tcp.frto = number != 0;
            case "tcp_max_reordering" -> tcp.maxReordering = number;
            case "tcp_recovery" -> {
                tcp.rackAdaptiveWindow = (number & 2) == 0;
                tcp.rackDuplicateThreshold = (number & 4) == 0;
                return (number & 1) != 0;
            }
            case "tcp_mtu_probing" -> {
                return number == 0;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean congestionControl(String value, TcpConfig.Builder tcp) {
        CongestionControls all = CongestionControls.find();
        if (!all.names().contains(value)) {
            return false;
        }
        tcp.congestionControl = all.get(value);
        return true;
    }

    /** Most of FreeBSD's settings in scripts only make sure of its defaults. */
    private static boolean freeBsd(String key, String value, Profile profile) {
        if (!value.matches("[0-9]{1,9}")) {
            return false;
        }
        int number = Integer.parseInt(value);
        switch (key) {
            case "sack.enable" -> profile.tcp.sack = number != 0;
            case "rfc1323" -> {
                profile.tcp.timestamps = number != 0;
                profile.tcp.windowScaling = number != 0;
            }
            case "recvspace" -> profile.freeBsdBuffer(number);
            case "sendspace" -> profile.tcp.sendBuffer = 2 * Math.min(1 << 28, number);
            case "rexmit_initial" -> profile.tcp.rtoInitial = number * Time.MILLISECOND;
            case "ecn.enable" -> {
                profile.tcp.ecn = number == 0 ? Ecn.OFF : number == 1 ? Ecn.ASK : Ecn.ACCEPT;
                return number <= 2;
            }
            case "insecure_rst", "insecure_syn", "blackhole" -> {
                return number == 0;
            }
            default -> {}
        }
        return true;
    }
}
