package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.ip.IpSettings;
import io.netsim.link.Duplication;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkSettings;
import io.netsim.link.LossModel;
import io.netsim.link.RandomReordering;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.socket.DontFragment;
import io.netsim.socket.SocketApi;
import io.netsim.socket.SocketError;
import io.netsim.tcp.TcpConfig;
import io.netsim.time.Clock;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hosts a, b and c around a router, and a host d without any link, with real stacks. Each link carries 1000 bytes in 1 ms
 * (8 Mbit/s), takes 10 ms to cross and drops nothing of itself; what happens on a's link to the router can be chosen.
 */
final class AppScene implements FlowLog {
    static final int PORT = 5001;

    final List<Flow> opened = new ArrayList<>();
    final List<Flow> ended = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    final Network network;
    private final RandomStreams streams;

    private AppScene(int seed, PortPolicy ports, ImmutableList<LossModel> losses, double disorder) {
        this(
                seed,
                new HostSettings(TcpConfig.linux().build(), HostSettings.DEFAULT_UDP_RECEIVE_BUFFER, ports),
                losses,
                disorder);
    }

    private AppScene(int seed, HostSettings settings, ImmutableList<LossModel> losses, double disorder) {
        streams = new RandomStreams(seed, 0);
        NetworkBuilder builder = new NetworkBuilder(streams, Comparator.naturalOrder())
                .host("a", settings)
                .host("b", settings)
                .host("c", settings)
                .host("d", settings)
                .router("r");
        LinkSettings wire = new LinkSettings("", 8_000_000, 10 * Time.MILLISECOND, DropTailLimit.UNLIMITED, 1500, 0);
        RandomStream random = streams.stream("test", "impairments");
        LinkPlan clean = LinkPlan.clean("a-r", "a", "r", wire);
        builder.link(new LinkPlan(
                "a-r",
                "a",
                "r",
                clean.forward(),
                clean.reverse(),
                impairments(losses, disorder, random),
                impairments(ImmutableList.of(), disorder, random),
                1));
        builder.link(LinkPlan.clean("b-r", "b", "r", wire));
        builder.link(LinkPlan.clean("c-r", "c", "r", wire));
        network = builder.build();
    }

    private static Impairments impairments(ImmutableList<LossModel> losses, double disorder, RandomStream random) {
        return new Impairments(
                losses,
                ImmutableList.of(new RandomReordering(disorder, 5 * Time.MILLISECOND, random::nextDouble)),
                ImmutableList.of(),
                new Duplication(disorder, random::nextDouble),
                new LinkEpoch());
    }

    /** With these losses on the way out of a. */
    static AppScene with(LossModel... losses) {
        return new AppScene(1, PortPolicy.LINUX, ImmutableList.copyOf(losses), 0);
    }

    /** With the losses and a share of packets copied and another held back for 5 ms, at a's link, both ways. */
    static AppScene disorderly(int seed, double share, LossModel... losses) {
        return new AppScene(seed, PortPolicy.LINUX, ImmutableList.copyOf(losses), share);
    }

    /** Datagrams that do not fit their path are refused. */
    static AppScene withoutFragments() {
        HostSettings settings = new HostSettings(
                TcpConfig.linux().build(),
                HostSettings.DEFAULT_UDP_RECEIVE_BUFFER,
                DontFragment.DO,
                PortPolicy.LINUX,
                IpSettings.DEFAULT);
        return new AppScene(1, settings, ImmutableList.of(), 0);
    }

    static AppScene withPorts(PortPolicy ports) {
        return new AppScene(1, ports, ImmutableList.of(), 0);
    }

    AppHost host(String name) {
        return new TestHost(name);
    }

    private final class TestHost implements AppHost {
        private final String name;

        TestHost(String name) {
            this.name = name;
        }

        @Override
        public String hostName() {
            return name;
        }

        @Override
        public IpAddress address() {
            return network.host(name).ip().addresses().get(0);
        }

        @Override
        public Clock clock() {
            return network.host(name).ip().node().clock();
        }

        @Override
        public SocketApi sockets() {
            return network.host(name);
        }

        @Override
        public RandomStream random(String purpose) {
            return streams.stream("node/" + name, purpose);
        }
    }

    /** {@code a>b c>b@2.5}: from, to, start in seconds. */
    AppTraffic traffic(String id, String pairs, double stopSeconds) {
        List<AppPair> list = new ArrayList<>();
        for (String pair : Splitter.on(' ').split(pairs)) {
            List<String> parts = Splitter.onPattern("[>@]").splitToList(pair);
            long start = parts.size() == 3 ? Time.ofSeconds(Double.parseDouble(parts.get(2))) : 0;
            list.add(new AppPair(host(parts.get(0)), host(parts.get(1)), start));
        }
        long stop = Double.isInfinite(stopSeconds) ? Time.NEVER : Time.ofSeconds(stopSeconds);
        return new AppTraffic(id, ImmutableList.copyOf(list), PORT, true, stop, this);
    }

    AppTraffic traffic(String id, String pairs) {
        return traffic(id, pairs, Double.POSITIVE_INFINITY);
    }

    AppScene run(Application application, double seconds) {
        application.start();
        return run(seconds);
    }

    /** Runs on to an instant; the books must balance there. */
    AppScene run(double seconds) {
        network.simulator().run(Time.ofSeconds(seconds), Long.MAX_VALUE);
        assertThat(network.settledLedger().balancePackets()).isZero();
        assertThat(network.settledLedger().balanceBytes()).isZero();
        return this;
    }

    /** The only flow. */
    Flow flow() {
        assertThat(opened).hasSize(1);
        return opened.get(0);
    }

    static long ps(double milliseconds) {
        return Math.round(milliseconds * Time.MILLISECOND);
    }

    static double ms(@Nullable DurationSummary summary) {
        return summary == null ? Double.NaN : summary.meanPs() / Time.MILLISECOND;
    }

    static long count(@Nullable DurationSummary summary) {
        return summary == null ? 0 : summary.count();
    }

    @Override
    public void opened(Flow flow) {
        opened.add(flow);
    }

    @Override
    public void ended(Flow flow) {
        assertThat(ended).doesNotContain(flow);
        ended.add(flow);
    }

    @Override
    public void troubled(String application, String hostName, SocketError error) {
        troubles.add(application + " " + hostName + " " + error);
    }
}
