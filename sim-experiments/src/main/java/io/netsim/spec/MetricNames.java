package io.netsim.spec;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

/** Metrics by their names in full, and the short names that files may use instead. */
public final class MetricNames {
    /** Full names by short ones. */
    public static final ImmutableMap<String, String> SHORT = ImmutableMap.<String, String>builder()
            .put("goodput", "flow.goodput_bps")
            .put("fairness", "flow.fairness")
            .put("completion", "flow.completion_s")
            .put("connect", "flow.connect_s")
            .put("rtt", "flow.rtt_s")
            .put("one_way_delay", "flow.one_way_delay_s")
            .put("sent", "flow.sent_bytes")
            .put("delivered", "flow.delivered_bytes")
            .put("data_packets", "flow.data_packets")
            .put("retransmissions", "flow.retransmitted_packets")
            .put("timeouts", "flow.timeouts")
            .put("lost_datagrams", "flow.lost_datagrams")
            .put("gaps", "flow.gap_fraction")
            .put("stalls", "flow.stalls")
            .put("stall", "flow.stall_s")
            .put("silence", "flow.silent_fraction")
            .put("frame_delay", "flow.frame_delay_s")
            .put("response", "flow.response_s")
            .put("queue_delay", "link.queue_delay")
            .put("queue", "link.queue_packets")
            .put("utilization", "link.utilization")
            .put("drops", "link.drops")
            .put("marks", "link.marks")
            .buildOrThrow();

    /** Metrics that tables of sweeps have although {@code measure} and {@code expect} cannot name them. */
    public static final ImmutableSet<String> ONLY_IN_TABLES = ImmutableSet.of(
            "flow.flows",
            "flow.completed",
            "flow.open",
            "flow.response_s",
            "flow.tail_loss_probes",
            "flow.fast_recoveries",
            "flow.spurious_retransmissions",
            "flow.application_limited_s",
            "flow.receive_window_limited_s",
            "flow.send_buffer_limited_s",
            "flow.congestion_window_limited_s",
            "flow.answered_requests",
            "flow.unanswered_requests",
            "run.events",
            "run.packet_hops");

    private MetricNames() {}

    /** The full name for a short one; any other text as it is. */
    public static String inFull(String name) {
        return SHORT.getOrDefault(name, name);
    }
}
