package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkSettings;
import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The segments of another simulator's recorded connections, in the same order and to the same microsecond. The set-ups
 * are those of ns-3's tests: three nodes in a row, PPP links (2 bytes of overhead), MSS 1000, an initial window of one
 * segment, an ACK for each segment, no options but window scaling.
 */
class Ns3VectorTest {
    private record Row(long us, String flags, long seq, long ack, int length) {}

    @ParameterizedTest
    @CsvSource({
        // file, first link, second link (rate in bps, delay in us), bytes, the packet lost on it, clock offset in ns
        "newreno0, 8000000, 100, 800000, 100000, 200000, 0, 0",
        "newreno1, 8000000, 100, 800000, 100000, 200000, 17, 0",
        "state1, 1000000, 100, 1000000, 100, 100000, 0, 1",
    })
    void sendsTheSameSegmentsAtTheSameMicrosecond(
            String file, long rate1, long delay1Us, long rate2, long delay2Us, long bytes, long lost, int offsetNs) {
        List<Row> sent = run(rate1, delay1Us, rate2, delay2Us, bytes, lost, offsetNs);
        assertThat(sent).containsExactlyElementsOf(recorded(file));
    }

    private static List<Row> run(
            long rate1, long delay1Us, long rate2, long delay2Us, long bytes, long lost, int offsetNs) {
        TcpConfig.Builder tcp = TcpConfig.rfc();
        tcp.congestionControl = new Ns3NewReno();
        tcp.initialWindow = 1;
        tcp.rfc6928Window = false;
        tcp.byteCounting = false;
        tcp.timestamps = false;
        tcp.sack = false;
        tcp.mssOption = false;
        tcp.mss = 1000;
        tcp.delayedAckSegments = 1;
        tcp.nagle = false;
        tcp.rtoInitial = 3 * Time.SECOND;
        tcp.sendBuffer = 1 << 20; // the size of the writes does not show
        tcp.receiveBuffer = 131_072;
        HostSettings host = new HostSettings(tcp.build(), 131_072, PortPolicy.IANA);
        NetworkBuilder builder = new NetworkBuilder(new RandomStreams(1, 0), Comparator.naturalOrder());
        builder.host("n0", host).router("n1").host("n2", host);
        builder.link(LinkPlan.clean("l0", "n0", "n1", settings(rate1, delay1Us)));
        builder.link(losing(LinkPlan.clean("l1", "n1", "n2", settings(rate2, delay2Us)), lost));
        Network network = builder.build();
        List<Row> sent = new ArrayList<>();
        network.host("n0").ip().node().observe(new Recorder(sent, offsetNs));
        serve(network.host("n2").openStream());
        send(network, bytes);
        network.simulator().run(20 * Time.SECOND, 1_000_000);
        return sent;
    }

    /** The same link, which loses the n-th packet of its first direction. */
    private static LinkPlan losing(LinkPlan link, long number) {
        Impairments impairments = new Impairments(
                ImmutableList.of(ListLoss.of(PacketSelector.ANY, List.of(number))),
                ImmutableList.of(),
                ImmutableList.of(),
                null,
                new LinkEpoch());
        return new LinkPlan(
                link.name(), link.a(), link.b(), link.forward(), link.reverse(), impairments, null, link.weight());
    }

    private static LinkSettings settings(long rate, long delayUs) {
        return new LinkSettings("l", rate, delayUs * Time.MICROSECOND, DropTailLimit.packets(100), 1500, 2);
    }

    private static final class Recorder implements NodeObserver {
        private final List<Row> sent;
        private final int offsetNs;
        private int iss;
        private int peerIss;

        Recorder(List<Row> sent, int offsetNs) {
            this.sent = sent;
            this.offsetNs = offsetNs;
        }

        @Override
        public void originated(long nowPs, Packet packet) {
            TcpSegment s = (TcpSegment) packet.payload();
            if (s.has(TcpFlags.SYN)) {
                iss = s.seq();
            } else if (sent.size() == 1) {
                peerIss = s.ack() - 1;
            }
            // ns-3 of 2016 rounded each delay down to a nanosecond: that vector runs up to 0.2 us early after its start
            long ns = nowPs == 0 ? 0 : nowPs / Time.NANOSECOND - offsetNs;
            String flags = TcpFlags.format(s.flags() & ~TcpFlags.PSH);
            long ack = s.has(TcpFlags.ACK) ? Integer.toUnsignedLong(s.ack() - peerIss) : 0;
            sent.add(new Row(
                    ns / 1000,
                    flags,
                    Integer.toUnsignedLong(s.seq() - iss),
                    ack,
                    s.content().length()));
        }

        @Override
        public void ended(long nowPs, Packet packet, Fate fate) {}
    }

    private static void serve(StreamSocket listener) {
        try {
            listener.bind(Endpoint.anyAddress(50000));
            listener.listen(
                    1,
                    accepted -> accepted.handler(new StreamHandler() {
                        @Override
                        public void readable() {
                            try {
                                Objects.requireNonNull(accepted.receive(Integer.MAX_VALUE));
                            } catch (SocketException e) {
                                throw new IllegalStateException(e);
                            }
                        }

                        @Override
                        public void endOfStream() {
                            accepted.close();
                        }
                    }));
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(Network network, long bytes) {
        StreamSocket socket = network.host("n0").openStream();
        socket.handler(new StreamHandler() {
            private long left = bytes;

            @Override
            public void connected() {
                writable();
            }

            @Override
            public void writable() {
                try {
                    left -= socket.sendSynthetic(1, (int) left);
                    if (left == 0) {
                        left = -1;
                        socket.close();
                    }
                } catch (SocketException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try {
            socket.connect(new Endpoint(network.host("n2").ip().addresses().get(0), 50000));
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> recorded(String file) {
        String path = "/ns3-vectors/" + file + ".csv";
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Ns3VectorTest.class.getResourceAsStream(path), path), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> {
                        String[] f = line.split(",", -1);
                        return new Row(
                                Long.parseLong(f[0]),
                                f[1],
                                Long.parseLong(f[2]),
                                Long.parseLong(f[3]),
                                Integer.parseInt(f[4]));
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
