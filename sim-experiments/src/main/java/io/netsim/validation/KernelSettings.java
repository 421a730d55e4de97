package io.netsim.validation;

import com.google.common.collect.ImmutableMap;
import io.netsim.tcp.Ecn;
import io.netsim.tcp.TcpConfig;
import io.netsim.tcp.congestion.CongestionControls;
import io.netsim.tcp.congestion.SlowStart;
import io.netsim.time.Time;
import java.util.List;
import java.util.Map;

/** Linux's sysctls and a scenario's variants as settings of our TCP; keeps a list of what has no counterpart. */
final class KernelSettings {
    /** What every scenario was measured with, unless it says otherwise. */
    private static final ImmutableMap<String, String> BASE = ImmutableMap.of(
            "net.ipv4.tcp_rmem", "4096 16777216 67108864",
            "net.ipv4.tcp_wmem", "4096 65536 67108864");

    private final TcpConfig.Builder tcp = TcpConfig.linux();
    private final List<String> missing;

    private KernelSettings(List<String> missing) {
        this.missing = missing;
    }

    /**
     * The settings of one end.
     *
     * @param script the calls of this end, some of which the stack knows as settings of the host only
     * @param missing gets what is not modelled
     */
    static TcpConfig of(Scenario scenario, Iterable<ScriptCall> script, List<String> missing) throws FolderException {
        KernelSettings made = new KernelSettings(missing);
        made.tcp.slowStart = scenario.hyStart() ? SlowStart.USUAL : SlowStart.STANDARD;
        Map<String, String> all = new java.util.LinkedHashMap<>(BASE);
        all.putAll(scenario.settings());
        for (Map.Entry<String, String> setting : all.entrySet()) {
            try {
                made.set(setting.getKey().replaceFirst("^net\\.ipv4\\.", ""), setting.getValue());
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new FolderException(
                        scenario.name() + ": sysctl " + setting.getKey() + " cannot be '" + setting.getValue() + "'");
            }
        }
        if (!scenario.singleSegments()) {
            made.lacks("segmentation offload (gso on)");
        }
        for (ScriptCall call : script) {
            if (call.verb().equals("keepalive")) {
                made.tcp.keepaliveIdle = call.number(0) * Time.SECOND;
                made.tcp.keepaliveInterval = call.number(1) * Time.SECOND;
                made.tcp.keepaliveCount = (int) call.number(2);
            }
        }
        return made.tcp.build();
    }

    /** Whether there is an algorithm of that name. */
    static boolean knows(String congestionControl) {
        return CongestionControls.find().names().contains(congestionControl);
    }

    private void set(String name, String value) {
        switch (name) {
            case "tcp_sack" -> tcp.sack = truth(value);
            case "tcp_timestamps" -> tcp.timestamps = truth(value);
            case "tcp_window_scaling" -> tcp.windowScaling = truth(value);
            case "tcp_slow_start_after_idle" -> tcp.slowStartAfterIdle = truth(value);
            case "tcp_syn_retries" -> tcp.synRetries = Integer.parseInt(value);
            case "tcp_synack_retries" -> tcp.synAckRetries = Integer.parseInt(value);
            case "tcp_syn_linear_timeouts" -> tcp.synLinearTimeouts = Integer.parseInt(value);
            case "tcp_retries2" -> tcp.retries = Integer.parseInt(value);
            case "tcp_fin_timeout" -> tcp.finWait2 = Long.parseLong(value) * Time.SECOND;
            case "tcp_keepalive_time" -> tcp.keepaliveIdle = Long.parseLong(value) * Time.SECOND;
            case "tcp_keepalive_intvl" -> tcp.keepaliveInterval = Long.parseLong(value) * Time.SECOND;
            case "tcp_keepalive_probes" -> tcp.keepaliveCount = Integer.parseInt(value);
            case "tcp_rto_min_us" -> tcp.rtoMin = Long.parseLong(value) * Time.MICROSECOND;
            case "tcp_rto_max_ms" -> tcp.rtoMax = Long.parseLong(value) * Time.MILLISECOND;
            case "tcp_rmem" -> receiveMemory(value.trim().split("\\s+"));
            case "tcp_wmem" -> sendMemory(value.trim().split("\\s+"));
            case "tcp_no_metrics_save", "tcp_fastopen" -> {}
            case "tcp_recovery" -> recovery(Integer.parseInt(value));
            case "tcp_early_retrans" -> tcp.tailLossProbe = Integer.parseInt(value) >= 3;
            case "tcp_frto" -> tcp.frto = truth(value);
            case "tcp_max_reordering" -> tcp.maxReordering = Integer.parseInt(value);
            case "tcp_ecn" ->
                tcp.ecn = switch (value) {
                    case "0" -> Ecn.OFF;
                    case "1" -> Ecn.ASK;
                    default -> Ecn.ACCEPT;
                };
            default -> lacks(name + "=" + value);
        }
    }

    /** Least, first and largest memory of a receive buffer. */
    private void receiveMemory(String[] sizes) {
        tcp.receiveBuffer = (int) Math.min(1 << 30, Long.parseLong(sizes[1]));
        tcp.receiveBufferMax = (int) Math.min(1 << 30, Long.parseLong(sizes[2]));
    }

    private void sendMemory(String[] sizes) {
        tcp.sendBuffer = (int) Math.min(1 << 30, Long.parseLong(sizes[1]));
        tcp.sendBufferMax = (int) Math.min(1 << 30, Long.parseLong(sizes[2]));
    }

    /** Bit 0 is on for every connection with SACK in current kernels. */
    private void recovery(int bits) {
        tcp.rackAdaptiveWindow = (bits & 2) == 0;
        tcp.rackDuplicateThreshold = (bits & 4) == 0;
    }

    private void lacks(String what) {
        if (!missing.contains(what)) {
            missing.add(what);
        }
    }

    private static boolean truth(String value) {
        return Integer.parseInt(value) != 0;
    }
}
