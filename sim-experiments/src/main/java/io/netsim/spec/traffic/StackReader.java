package io.netsim.spec.traffic;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.IpSpec;
import io.netsim.spec.Profile;
import io.netsim.spec.StackSpec;
import io.netsim.spec.TcpSpec;
import io.netsim.spec.UdpSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Names;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import org.jspecify.annotations.Nullable;

/** Reads the transport settings of hosts. */
public final class StackReader {
    private static final Kind<Integer> RETRIES = Kinds.count(0, 255);
    private static final Kind<Integer> MSS =
            Amount.SIZE.atLeast(1).atMost(65_495).asInt();

    private static final Kind<Integer> BASE_MSS =
            Amount.SIZE.atLeast(48).atMost(65_495).asInt();
    private static final Kind<Integer> MTU =
            Amount.SIZE.atLeast(68).atMost(65_535).asInt();
    private static final Kind<String> DONT_FRAGMENT = Kinds.word(ImmutableList.of("want", "do", "dont", "probe"));
    private static final Kind<String> MTU_PROBING = Kinds.word(ImmutableList.of("off", "on_blackhole", "always"));

    private static final Kind<String> ECN = Kinds.word(ImmutableList.of("true", "false", "accept"));
    private static final Kind<String> SLOW_START =
            Kinds.word(ImmutableList.of("usual", "standard", "hystart", "hystart++"));

    private final Names hosts;
    private final Kind<String> congestionControl;
    private final Mistakes mistakes;

    /**
     * @param hosts names of all hosts
     * @param congestionControls names that may be used; empty to allow any
     */
    public StackReader(Names hosts, ImmutableSet<String> congestionControls, Mistakes mistakes) {
        this.hosts = hosts;
        this.congestionControl = congestionControls.isEmpty() ? Kinds.TEXT : Kinds.word(congestionControls);
        this.mistakes = mistakes;
    }

    /** One entry of {@code stacks}, or null after a mistake. */
    public @Nullable StackSpec read(Node item) {
        Section section = Section.of(item, "{hosts: \"*\", profile: linux}", mistakes);
        if (section == null) {
            return null;
        }
        Node pattern = section.requiredValue("hosts", "hosts: \"*\"");
        Profile profile = section.find("profile", Kinds.choice(Profile.class));
        Section tcp = section.section("tcp", "{congestion_control: cubic}");
        Section udp = section.section("udp", "{receive_buffer: 200 kB}");
        Section ip = section.section("ip", "{reassembly_timeout: 30 s}");
        section.done();
        return new StackSpec(
                pattern == null ? ImmutableList.of() : hosts.matching(pattern, mistakes),
                profile,
                tcp == null ? TcpSpec.NONE : tcp(tcp),
                udp == null ? UdpSpec.NONE : udp(udp),
                ip == null ? null : ip(ip));
    }

    private static IpSpec ip(Section section) {
        IpSpec ip = new IpSpec(
                section.find("path_mtu_discovery", Kinds.TRUTH),
                section.find("path_mtu_expiry", Amount.POSITIVE_TIME),
                section.find("min_path_mtu", MTU),
                section.find("reassembly_timeout", Amount.POSITIVE_TIME),
                section.find("reassembly_memory", Amount.POSITIVE_SIZE),
                section.find("icmp_errors", Kinds.TRUTH),
                section.find("icmp_rate_limit", Amount.TIME));
        section.done();
        return ip;
    }

    private static UdpSpec udp(Section section) {
        UdpSpec udp = new UdpSpec(
                section.find("receive_buffer", Amount.POSITIVE_SIZE), section.find("dont_fragment", DONT_FRAGMENT));
        section.done();
        return udp;
    }

    private TcpSpec tcp(Section section) {
        TcpSpec tcp = new TcpSpec(
                section.find("congestion_control", congestionControl),
                section.find("initial_window", Kinds.count(1, 1000)),
                section.find("mss", MSS),
                section.find("sack", Kinds.TRUTH),
                section.find("timestamps", Kinds.TRUTH),
                section.find("window_scaling", Kinds.TRUTH),
                section.find("send_buffer", Amount.POSITIVE_SIZE),
                section.find("receive_buffer", Amount.POSITIVE_SIZE),
                section.find("delayed_ack", Amount.TIME),
                section.find("delayed_ack_segments", Kinds.count(1, 255)),
                section.find("nagle", Kinds.TRUTH),
                section.find("rto_min", Amount.POSITIVE_TIME),
                section.find("rto_initial", Amount.POSITIVE_TIME),
                section.find("rto_max", Amount.POSITIVE_TIME),
                section.find("syn_retries", RETRIES),
                section.find("retries", RETRIES),
                section.find("msl", Amount.TIME),
                section.find("time_wait", Amount.TIME),
                section.find("user_timeout", Amount.TIME),
                section.find("keepalive", StackReader::keepalive),
                section.find("initial_ssthresh", Amount.POSITIVE_SIZE),
                section.find("backlog", Kinds.count(1, 65_535)),
                section.find("limited_transmit", Kinds.TRUTH),
                section.find("slow_start_after_idle", Kinds.TRUTH),
                section.find("quick_ack", Kinds.TRUTH),
                section.find("ecn", ECN),
                section.find("slow_start", SLOW_START),
                section.find("abe", Kinds.TRUTH),
                section.find("pacing", Kinds.TRUTH),
                section.find("mtu_probing", MTU_PROBING),
                section.find("base_mss", BASE_MSS),
                section.find("congestion_parameters", StackReader::parameters));
        section.done();
        Long floor = tcp.rtoMinPs();
        Long ceiling = tcp.rtoMaxPs();
        if (floor != null && ceiling != null && floor > ceiling) {
            section.mistake("rto_max", "'rto_max' is below 'rto_min'; write a longer time");
        }
        return tcp;
    }

    /** Names are checked where the algorithms are known. */
    private static @Nullable ImmutableMap<String, Double> parameters(Node node, Mistakes mistakes) {
        Section section = Section.of(node, "{g: 0.0625}", mistakes);
        if (section == null) {
            return null;
        }
        ImmutableMap.Builder<String, Double> parameters = ImmutableMap.builder();
        for (MapNode.Entry entry : section.node().entries()) {
            Double value = section.find(entry.key(), Kinds.factor(1e12));
            if (value != null) {
                parameters.put(entry.key(), value);
            }
        }
        section.done();
        return parameters.buildOrThrow();
    }

    private static TcpSpec.@Nullable Keepalive keepalive(Node node, Mistakes mistakes) {
        Section section = Section.of(node, "{idle: 2 h, interval: 75 s, count: 9}", mistakes);
        if (section == null) {
            return null;
        }
        TcpSpec.Keepalive keepalive = new TcpSpec.Keepalive(
                section.require("idle", Amount.POSITIVE_TIME, 1L, "idle: 2 h"),
                section.require("interval", Amount.POSITIVE_TIME, 1L, "interval: 75 s"),
                section.require("count", Kinds.count(1, 255), 1, "count: 9"));
        section.done();
        return keepalive;
    }
}
