package io.netsim.spec.schema;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.MetricNames;

/** Names of metrics as regular expressions. */
final class MetricPatterns {
    /** Those that {@code measure} and {@code expect} may name, in full or short. */
    static final ImmutableList<String> ALL = ImmutableList.<String>builder()
            .add("flow\\.(?:goodput_bps|completion_s|connect_s|rtt_s|one_way_delay_s|sent_bytes|delivered_bytes)")
            .add("flow\\.(?:data_packets|retransmitted_packets|timeouts|lost_datagrams)")
            .add("flow\\.(?:played_frames|gap_frames|gap_fraction|stalls|stall_s|silent_fraction|frame_delay_s)")
            .add("link\\.(?:queue_delay|queue_packets|utilization|drops|packets|bytes)")
            .add("ledger\\.[a-z][a-z_]*_(?:packets|bytes)")
            .addAll(MetricNames.SHORT.keySet())
            .build();

    private MetricPatterns() {}
}
