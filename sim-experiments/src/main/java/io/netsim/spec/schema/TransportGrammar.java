package io.netsim.spec.schema;

import static io.netsim.spec.schema.Form.POSITIVE_SIZE;
import static io.netsim.spec.schema.Form.POSITIVE_TIME;
import static io.netsim.spec.schema.Form.TIME;
import static io.netsim.spec.schema.Form.TRUTH;
import static io.netsim.spec.schema.Form.size;
import static io.netsim.spec.schema.Form.whole;
import static io.netsim.spec.schema.Form.words;
import static io.netsim.spec.schema.Key.key;

import com.google.common.collect.ImmutableList;
import java.util.Collection;

/** Settings of the transport layer. */
final class TransportGrammar {
    private static final Keys UDP = Keys.of(
            "udp",
            key("receive_buffer", POSITIVE_SIZE, "of each socket").such("64 KiB"),
            key(
                    "dont_fragment",
                    words("want", "do", "dont", "probe"),
                    "which datagrams have the don't-fragment bit: those that fit the path, all, none; or all, whatever routers say"));

    private static final Keys IP = Keys.of(
            "ip",
            key(
                    "path_mtu_discovery",
                    TRUTH,
                    "whether TCP and UDP set the don't-fragment bit to learn the MTU of paths"),
            key("path_mtu_expiry", POSITIVE_TIME, "how long what was learned is believed"),
            key("min_path_mtu", size("68 B to 65535 B"), "the smallest path MTU that is believed"),
            key("reassembly_timeout", POSITIVE_TIME, "how long fragments wait for others"),
            key("reassembly_memory", POSITIVE_SIZE, "that fragments may take which wait for others"),
            key("icmp_errors", TRUTH, "whether the host reports packets that it cannot deliver"),
            key("icmp_rate_limit", TIME, "least time between two such reports to one address; 0 s for no limit"));

    private static final Keys KEEPALIVE = Keys.of(
            "keepalive",
            key("idle", POSITIVE_TIME, "before the first probe").due().such("2 h"),
            key("interval", POSITIVE_TIME, "between probes").due().such("75 s"),
            key("count", whole(1, 255), "unanswered probes that end the connection")
                    .due()
                    .such(9L));

    private final Collection<String> congestionControls;

    /** @param congestionControls those there are; plug-ins may add others */
    TransportGrammar(Collection<String> congestionControls) {
        this.congestionControls = congestionControls;
    }

    /** The keys of one entry of {@code stacks}. */
    Keys stacks() {
        return Keys.of(
                "stacks",
                key("hosts", Form.NAMES, "names and patterns").due().such("*"),
                key(
                        "profile",
                        words("linux", "rfc", "classic"),
                        "where the settings start from: a current Linux host, the standards' own numbers, textbook Reno"),
                key("tcp", Keys.of("tcp").form(), "settings of TCP that differ from the profile"),
                key("udp", UDP.form(), "settings of UDP"),
                key("ip", IP.form(), "settings of IP"));
    }

    ImmutableList<Keys> all() {
        return ImmutableList.of(stacks(), tcp(), UDP, IP, KEEPALIVE);
    }

    private Keys tcp() {
        return Keys.of("tcp").with(sending()).with(timing()).with(refinements());
    }

    private ImmutableList<Key> sending() {
        return ImmutableList.of(
                key("congestion_control", Form.TEXT, "the algorithm").such(congestionControls.toArray()),
                key("congestion_parameters", Form.mapOf("^.+$", Form.FACTOR), "parameters of the algorithm"),
                key("initial_window", whole(1, 1000), "segments"),
                key(
                        "mss",
                        size("1 B to 65495 B"),
                        "largest payload of a segment, options included; the MTU bounds it too"),
                key("sack", TRUTH, "selective acknowledgements are offered"),
                key("timestamps", TRUTH, "RFC 7323 timestamps are offered"),
                key("window_scaling", TRUTH, "RFC 7323 window scaling is offered"),
                key("send_buffer", POSITIVE_SIZE, "bytes handed over and not yet acknowledged"),
                key("receive_buffer", POSITIVE_SIZE, "bytes that may wait for the application: the largest window"),
                key("nagle", TRUTH, "Nagle's algorithm"),
                key("initial_ssthresh", POSITIVE_SIZE, "first slow-start threshold"));
    }

    private static ImmutableList<Key> timing() {
        return ImmutableList.of(
                key("delayed_ack", TIME, "longest wait before an acknowledgement; 0 s for none"),
                key("delayed_ack_segments", whole(1, 255), "full segments that force an acknowledgement"),
                key("rto_min", POSITIVE_TIME, "floor of the retransmission time-out"),
                key("rto_initial", POSITIVE_TIME, "time-out before the first sample"),
                key("rto_max", POSITIVE_TIME, "ceiling of the retransmission time-out"),
                key("syn_retries", whole(0, 255), "how often a SYN is sent again"),
                key("retries", whole(0, 255), "how often data is sent again without an answer"),
                key("msl", TIME, "maximum segment lifetime"),
                key("time_wait", TIME, "twice the MSL unless given"),
                key("user_timeout", TIME, "how long data may stay without acknowledgement; 0 s for no limit"),
                key("keepalive", KEEPALIVE.form(), "probes of idle connections"));
    }

    private static ImmutableList<Key> refinements() {
        return ImmutableList.of(
                key("backlog", whole(1, 65_535), "handshakes that a listener may have under way"),
                key("limited_transmit", TRUTH, "new data on the first two duplicate acknowledgements (RFC 3042)"),
                key("slow_start_after_idle", TRUTH, "the window shrinks after an idle time-out (RFC 5681 §4.1)"),
                key("quick_ack", TRUTH, "in linux: no delay of acknowledgements at the start and after pauses"),
                key(
                        "ecn",
                        words("true", "false", "accept"),
                        "explicit congestion notification (RFC 3168): true asks, accept takes part if the peer asks"),
                key(
                        "slow_start",
                        words("usual", "standard", "hystart", "hystart++"),
                        "how slow start may end before a loss"),
                key("abe", TRUTH, "the window shrinks less after a congestion mark (RFC 8511)"),
                key("pacing", TRUTH, "segments leave at even distances"),
                key(
                        "mtu_probing",
                        words("off", "on_blackhole", "always"),
                        "whether segment sizes are looked for that the path takes (RFC 4821)"),
                key("base_mss", size("48 B to 65495 B"), "segment size that the search begins with"));
    }
}
