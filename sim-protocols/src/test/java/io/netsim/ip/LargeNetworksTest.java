package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.content.Content;
import io.netsim.host.Host;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.LinkDirection;
import io.netsim.link.LinkSettings;
import io.netsim.packet.Fate;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.SocketException;
import io.netsim.tcp.TcpConfig;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks of ten thousand hosts, and flows over many equal paths (RFC 2991, RFC 2992). */
class LargeNetworksTest {
    private static final HostSettings HOST = new HostSettings(TcpConfig.rfc().build(), 212_992, PortPolicy.LINUX);

    private final NetworkBuilder builder =
            new NetworkBuilder(new RandomStreams(1, 0), Comparator.<String>naturalOrder());

    private void link(String a, String b) {
        LinkSettings settings =
                new LinkSettings("", 1_000_000_000, 10 * Time.MICROSECOND, DropTailLimit.UNLIMITED, 1500, 0);
        builder.link(LinkPlan.clean(a + "-" + b, a, b, settings));
    }

    private static long usedBytes() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void starOfTenThousandHostsIsBuiltSmallAndRoutesRight() throws SocketException {
        builder.router("hub");
        for (int i = 0; i < 10_000; i++) {
            builder.host("h" + i, HOST);
            link("h" + i, "hub");
        }
        buildAndSend(10_000, 1000);
    }

    /** 50 pods of 5 edge and 5 aggregation routers, 25 core routers, 40 hosts on each edge router. */
    @Test
    void threeTiersOfTenThousandHostsAreBuiltSmallAndRouteRight() throws SocketException {
        for (int core = 0; core < 25; core++) {
            builder.router("core" + core);
        }
        int host = 0;
        for (int pod = 0; pod < 50; pod++) {
            for (int i = 0; i < 5; i++) {
                String aggregation = "agg" + pod + "." + i;
                builder.router(aggregation).router("edge" + pod + "." + i);
                for (int core = 0; core < 5; core++) {
                    link(aggregation, "core" + (5 * i + core));
                }
            }
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 5; j++) {
                    link("edge" + pod + "." + i, "agg" + pod + "." + j);
                }
                for (int n = 0; n < 40; n++, host++) {
                    builder.host("h" + host, HOST);
                    link("h" + host, "edge" + pod + "." + i);
                }
            }
        }
        buildAndSend(host, 2000);
    }

    private void buildAndSend(int hosts, int datagrams) throws SocketException {
        long before = usedBytes();
        Network network = builder.build();
        RandomStream random = new RandomStreams(1, 0).stream("test", "pairs");
        for (int n = 0; n < datagrams; n++) {
            Host from = network.host("h" + random.nextInt(hosts));
            Host to = network.host("h" + random.nextInt(hosts));
            IpAddress address = to.ip().addresses().get(0);
            DatagramSocket receiver = to.openDatagram();
            receiver.bind(new Endpoint(address, 10_000 + n));
            from.openDatagram().sendTo(Content.of(new byte[100]), new Endpoint(address, 10_000 + n));
        }
        network.simulator().run(Time.SECOND, 10_000_000);
        assertThat(network.settledLedger().packets(Fate.DELIVERED)).isEqualTo(datagrams);
        assertThat(usedBytes() - before).isLessThan(300_000_000);
        assertThat(network.hosts()).hasSize(hosts);
    }

    /** Two edge routers with eight equal paths between them. */
    private Network parallel() {
        builder.host("a", HOST).host("b", HOST).router("x").router("y");
        link("a", "x");
        link("y", "b");
        for (int i = 0; i < 8; i++) {
            builder.router("m" + i);
            link("x", "m" + i);
            link("m" + i, "y");
        }
        return builder.build();
    }

    private static List<Long> packetsPerPath(Network network) {
        ImmutableList.Builder<Long> counts = ImmutableList.builder();
        for (int i = 0; i < 8; i++) {
            LinkDirection direction = network.direction("x-m" + i + ".forward");
            counts.add(direction.hops());
        }
        return counts.build();
    }

    @Test
    void flowsAreSpreadEvenlyOverEqualPaths() throws SocketException {
        Network network = parallel();
        IpAddress b = network.host("b").ip().addresses().get(0);
        DatagramSocket sender = network.host("a").openDatagram();
        for (int port = 1; port <= 8000; port++) {
            sender.sendTo(Content.of(new byte[1]), new Endpoint(b, port));
        }
        network.simulator().run(Time.SECOND, 10_000_000);
        assertThat(packetsPerPath(network)).allSatisfy(n -> assertThat(n).isCloseTo(1000L, within(130L)));
    }

    @Test
    void flowKeepsToOnePath() throws SocketException {
        Network network = parallel();
        IpAddress b = network.host("b").ip().addresses().get(0);
        DatagramSocket sender = network.host("a").openDatagram();
        for (int n = 0; n < 100; n++) {
            sender.sendTo(Content.of(new byte[1]), new Endpoint(b, 53));
        }
        network.simulator().run(Time.SECOND, 10_000_000);
        assertThat(packetsPerPath(network))
                .contains(100L)
                .containsOnlyOnce(100L)
                .contains(0L);
    }
}
