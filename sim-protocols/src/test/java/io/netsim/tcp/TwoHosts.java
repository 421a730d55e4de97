package io.netsim.tcp;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.host.Addressing;
import io.netsim.host.Host;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.DelayRule;
import io.netsim.link.Duplication;
import io.netsim.link.HoldWindow;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkSettings;
import io.netsim.link.LossModel;
import io.netsim.node.Ledger;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hosts a and b with one link between them, for tests. */
public final class TwoHosts {
    /** What is to be built; change the fields before {@link #build}. */
    public static final class Plan {
        public Addressing addressing = Addressing.IPV4;
        public TcpConfig.Builder tcp = TcpConfig.rfc();
        public TcpConfig.@Nullable Builder tcpOfB;
        public PortPolicy ports = PortPolicy.LINUX;
        public long rateBps = 10_000_000;
        public long reverseRateBps = -1;
        public long delayPs = 10 * Time.MILLISECOND;
        public DropTailLimit queue = DropTailLimit.packets(1000);
        public int mtu = 1500;
        public int overhead;
        public List<LossModel> forwardLoss = new ArrayList<>();
        public List<LossModel> reverseLoss = new ArrayList<>();
        public List<DelayRule> forwardDelays = new ArrayList<>();
        public List<DelayRule> reverseDelays = new ArrayList<>();
        public List<HoldWindow> holds = new ArrayList<>();
        public @Nullable Duplication duplication;
        public long seed = 1;

        public TwoHosts build() {
            return new TwoHosts(this);
        }
    }

    public final Network network;
    public final Host a;
    public final Host b;

    private TwoHosts(Plan p) {
        NetworkBuilder builder = new NetworkBuilder(new RandomStreams(p.seed, 0), Comparator.naturalOrder());
        builder.addressing(p.addressing);
        builder.host("a", new HostSettings(p.tcp.build(), 212_992, p.ports));
        TcpConfig.Builder tcpOfB = p.tcpOfB == null ? p.tcp : p.tcpOfB;
        builder.host("b", new HostSettings(tcpOfB.build(), 212_992, p.ports));
        LinkEpoch epoch = new LinkEpoch();
        long reverseRate = p.reverseRateBps < 0 ? p.rateBps : p.reverseRateBps;
        builder.link(new LinkPlan(
                "wire",
                "a",
                "b",
                new LinkSettings("wire.forward", p.rateBps, p.delayPs, p.queue, p.mtu, p.overhead),
                new LinkSettings("wire.reverse", reverseRate, p.delayPs, p.queue, p.mtu, p.overhead),
                impairments(p.forwardLoss, p.forwardDelays, p, epoch),
                impairments(p.reverseLoss, p.reverseDelays, p, epoch),
                1));
        network = builder.build();
        a = network.host("a");
        b = network.host("b");
    }

    private static Impairments impairments(List<LossModel> loss, List<DelayRule> delays, Plan p, LinkEpoch epoch) {
        return new Impairments(
                ImmutableList.copyOf(loss),
                ImmutableList.copyOf(delays),
                ImmutableList.copyOf(p.holds),
                p.duplication,
                epoch);
    }

    public Endpoint at(Host host, int port) {
        return new Endpoint(host.ip().addresses().get(0), port);
    }

    /** The last address of a host: of a dual network that of IPv6. */
    public Endpoint atLast(Host host, int port) {
        return new Endpoint(host.ip().addresses().get(host.ip().addresses().size() - 1), port);
    }

    /** Runs until then; whatever the test, the books balance afterwards. */
    public void run(double seconds) {
        runUntil(Time.ofSeconds(seconds));
    }

    public void runUntil(long instantPs) {
        network.simulator().run(instantPs, 200_000_000);
        Ledger books = network.settledLedger();
        if (books.balancePackets() != 0 || books.balanceBytes() != 0) {
            throw new IllegalStateException(
                    "without a fate: " + books.balancePackets() + " packets, " + books.balanceBytes() + " B");
        }
    }

    /** The lines of a host's socket table: protocol, state, local and remote end. */
    public static List<String> sockets(Host host) {
        return host.socketTable().stream()
                .map(e -> e.protocol() + " " + e.state() + " " + e.local() + " " + e.remote())
                .toList();
    }

    public double now() {
        return Time.toSeconds(network.simulator().nowPs());
    }
}
