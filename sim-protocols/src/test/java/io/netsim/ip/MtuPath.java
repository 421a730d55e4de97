package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.content.SyntheticContent;
import io.netsim.host.Addressing;
import io.netsim.host.Host;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.DelayList;
import io.netsim.link.Duplication;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkObserver;
import io.netsim.link.LinkSettings;
import io.netsim.link.LossModel;
import io.netsim.link.PacketSelector;
import io.netsim.link.RandomCorruption;
import io.netsim.node.Ledger;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramHandler;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.DontFragment;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.tcp.TcpConfig;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import io.netsim.wire.BitErrors;
import io.netsim.wire.FragmentDamage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Hosts a and b with routers between them, r1, r2 and so on; each link has an MTU of its own, 10 Mbit/s and 5 ms. What passes
 * the last link towards b is noted, and may be lost, delayed or damaged on the way.
 */
public final class MtuPath {
    /** What the path is made of; to be changed before it is built. */
    public static final class Plan {
        public Addressing addressing = Addressing.IPV4;
        public IpSettings ip = IpSettings.DEFAULT;
        public IpSettings routers = IpSettings.DEFAULT;
        public DontFragment dontFragment = DontFragment.WANT;
        public TcpConfig.Builder tcp = TcpConfig.linux();
        public @Nullable LossModel loss;
        /** The packets, from 1, that come 20 ms late at b. */
        public List<Long> late = ImmutableList.of();
        /** Whether each packet comes twice. */
        public boolean twice;
        /** The share of packets in which one bit flips on the last link. */
        public double corruption;

        public MtuPath over(int... mtus) {
            return new MtuPath(this, mtus);
        }
    }

    public final Network network;
    public final Host a;
    public final Host b;
    /** What has come out of the last link. */
    public final List<Packet> arrived = new ArrayList<>();

    public final List<Datagram> received = new ArrayList<>();
    public final List<SocketError> errors = new ArrayList<>();

    private MtuPath(Plan plan, int[] mtus) {
        HostSettings host = new HostSettings(plan.tcp.build(), 1 << 20, plan.dontFragment, PortPolicy.LINUX, plan.ip);
        NetworkBuilder builder = new NetworkBuilder(new RandomStreams(1, 0), Comparator.naturalOrder())
                .addressing(plan.addressing)
                .damageCheck(FragmentDamage::check)
                .host("a", host)
                .host("b", host);
        String before = "a";
        for (int i = 1; i <= mtus.length; i++) {
            boolean last = i == mtus.length;
            String next = last ? "b" : "r" + i;
            if (!last) {
                builder.router(next, plan.routers);
            }
            LinkSettings settings =
                    new LinkSettings("", 10_000_000, 5 * Time.MILLISECOND, DropTailLimit.UNLIMITED, mtus[i - 1], 0);
            LinkPlan clean = LinkPlan.clean("l" + i, before, next, settings);
            builder.link(new LinkPlan(
                    clean.name(),
                    before,
                    next,
                    clean.forward(),
                    clean.reverse(),
                    last ? impairments(plan) : null,
                    null,
                    1));
            before = next;
        }
        network = builder.build();
        a = network.host("a");
        b = network.host("b");
        network.direction("l" + mtus.length + ".forward").observe(new Noted());
    }

    private static @Nullable Impairments impairments(Plan plan) {
        if (plan.loss == null && plan.late.isEmpty() && plan.corruption == 0 && !plan.twice) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(7);
        BitErrors bits = new BitErrors(1, random::nextInt);
        Impairments impairments = new Impairments(new LinkEpoch());
        impairments.losses(plan.loss == null ? ImmutableList.of() : ImmutableList.of(plan.loss));
        impairments.delays(ImmutableList.of(new DelayList(PacketSelector.ANY, plan.late, 20 * Time.MILLISECOND)));
        impairments.corruption(
                plan.corruption == 0 ? null : new RandomCorruption(plan.corruption, random::nextDouble, bits::damaged));
        impairments.duplication(plan.twice ? new Duplication(1, random::nextDouble) : null);
        return impairments;
    }

    private final class Noted implements LinkObserver {
        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {}

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {}

        @Override
        public void delivered(long nowPs, Packet packet) {
            arrived.add(packet);
        }

        @Override
        public void rescheduled(long nowPs) {}

        @Override
        public void waits(long startPs, Packet packet) {}
    }

    public IpAddress addressOfB() {
        return b.ip().addresses().get(0);
    }

    /** A socket of a connected to port 53 of b, where one listens. */
    public DatagramSocket connected() throws SocketException {
        DatagramSocket receiver = b.openDatagram();
        receiver.bind(Endpoint.anyAddress(53));
        receiver.handler(new DatagramHandler() {
            @Override
            public void readable() {
                try {
                    Datagram datagram = receiver.receive();
                    while (datagram != null) {
                        received.add(datagram);
                        datagram = receiver.receive();
                    }
                } catch (SocketException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void failed(SocketError error) {}
        });
        DatagramSocket sender = a.openDatagram();
        sender.handler(new DatagramHandler() {
            @Override
            public void readable() {}

            @Override
            public void failed(SocketError error) {
                errors.add(error);
            }
        });
        sender.connect(new Endpoint(addressOfB(), 53));
        return sender;
    }

    /** Bytes of a stream, told apart by where they begin. */
    public static SyntheticContent content(int from, int length) {
        return new SyntheticContent(1, from, length);
    }

    /** The first router tells a that a packet was too big. */
    public void forgeTooBig(Packet about, int mtu) {
        network.layers().stream()
                .filter(IpLayer::isRouter)
                .findFirst()
                .orElseThrow()
                .icmp()
                .reportTooBig(about, mtu);
    }

    /** Lets time pass; the books must balance then. */
    public void run(double seconds) {
        network.simulator().run(network.simulator().nowPs() + (long) (seconds * Time.SECOND), 100_000_000);
        assertThat(books().balancePackets()).isZero();
        assertThat(books().balanceBytes()).isZero();
    }

    public Ledger books() {
        return network.settledLedger();
    }

    public long ended(Fate fate) {
        return books().packets(fate);
    }
}
