package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.host.Addressing;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.LinkSettings;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.rfc.Verifies;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.DontFragment;
import io.netsim.socket.EchoError;
import io.netsim.socket.EchoHandler;
import io.netsim.socket.EchoSocket;
import io.netsim.socket.SocketException;
import io.netsim.tcp.TcpConfig;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import io.netsim.udp.UdpDatagram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IPv6 in networks: addresses, hop limits, no fragmentation by routers, ICMPv6 (RFC 8200, RFC 4443, RFC 8201). */
class Ipv6NetworkTest {
    private static final HostSettings HOST = new HostSettings(TcpConfig.rfc().build(), 212_992, PortPolicy.LINUX);

    private final MtuPath.Plan plan = new MtuPath.Plan();
    private final List<String> heard = new ArrayList<>();

    private MtuPath over(int... mtus) {
        plan.addressing = Addressing.IPV6;
        return plan.over(mtus);
    }

    private static NetworkBuilder builder(Addressing addressing) {
        return new NetworkBuilder(new RandomStreams(1, 0), Comparator.naturalOrder()).addressing(addressing);
    }

    private static LinkPlan link(String a, String b) {
        return LinkPlan.clean(
                a + "-" + b, a, b, new LinkSettings("", 1_000_000_000, 1_000_000, DropTailLimit.UNLIMITED, 1500, 0));
    }

    /** Two routers with two hosts each, and two hosts with a link of their own. */
    private static NetworkBuilder six(Addressing addressing) {
        NetworkBuilder builder = builder(addressing);
        builder.host("a", HOST)
                .host("b", HOST)
                .host("c", HOST)
                .host("d", HOST)
                .router("r")
                .router("s");
        builder.host("x", HOST).host("y", HOST);
        return builder.link(link("a", "r"))
                .link(link("b", "r"))
                .link(link("r", "s"))
                .link(link("s", "c"))
                .link(link("s", "d"))
                .link(link("x", "y"));
    }

    private static String addresses(Network network, String node) {
        return network.layers().stream()
                .filter(layer -> layer.node().name().equals(node))
                .findFirst()
                .orElseThrow()
                .addresses()
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a; [10.0.0.1, 2001:db8::1]",
                "b; [10.0.0.2, 2001:db8::2]",
                "c; [10.0.1.1, 2001:db8:0:1::1]",
                "d; [10.0.1.2, 2001:db8:0:1::2]",
                "x; [10.0.2.1, 2001:db8:0:2::1]",
                "y; [10.0.2.2, 2001:db8:0:2::2]",
                "r; [172.16.0.1, 2001:db8:ffff::1]",
                "s; [172.16.0.2, 2001:db8:ffff::2]"
            })
    void hostsOfARouterShareAPrefixOfEachVersion(String node, String addresses) {
        assertThat(addresses(six(Addressing.DUAL).build(), node)).isEqualTo(addresses);
    }

    @Test
    void aNetworkOfOneVersionHasNoAddressesOfTheOther() {
        assertThat(addresses(six(Addressing.IPV6).build(), "c")).isEqualTo("[2001:db8:0:1::1]");
        assertThat(addresses(six(Addressing.IPV4).build(), "c")).isEqualTo("[10.0.1.1]");
    }

    @Test
    void givenAddressesAndPrefixesAreKeptClear() {
        Network network = six(Addressing.DUAL)
                .address("b", IpAddress.parse("2001:db8::1"))
                .prefix("s", IpPrefix.parse("2001:db8:0:1::/120"))
                .build();
        assertThat(addresses(network, "b")).isEqualTo("[10.0.0.2, 2001:db8::1]");
        assertThat(addresses(network, "a")).isEqualTo("[10.0.0.1, 2001:db8:0:2::1]");
        assertThat(addresses(network, "d")).isEqualTo("[10.0.1.2, 2001:db8:0:1::2]");
    }

    @Test
    void aPrefixWithoutRoomForTheHostsIsRefused() {
        NetworkBuilder builder = six(Addressing.IPV6).prefix("s", IpPrefix.parse("2001:db8:9::/127"));
        assertThatThrownBy(builder::build).hasMessageContaining("has room for 1 hosts, not for 2");
    }

    @Test
    void theSourceOfAPacketIsOfTheVersionOfItsDestination() {
        Network network = six(Addressing.DUAL).build();
        IpLayer a = network.host("a").ip();
        assertThat(a.sourceFor(IpAddress.parse("10.0.1.1"))).hasToString("10.0.0.1");
        assertThat(a.sourceFor(IpAddress.parse("2001:db8:0:1::1"))).hasToString("2001:db8::1");
    }

    @Test
    void noRouteLeadsToTheOtherVersion() {
        Network network = six(Addressing.IPV6).build();
        assertThat(network.host("a").ip().hasRoute(IpAddress.parse("10.0.1.1"))).isFalse();
        assertThat(network.host("a").ip().hasRoute(IpAddress.parse("2001:db8:0:1::1")))
                .isTrue();
    }

    private void ping(MtuPath path, IpAddress to, int hopLimit, int bytes) throws SocketException {
        EchoSocket echo = path.a.openEcho();
        echo.handler(new EchoHandler() {
            @Override
            public void reply(IpAddress source, int sequence, long roundTripPs) {
                heard.add("reply " + source);
            }

            @Override
            public void error(IpAddress source, int sequence, EchoError error) {
                heard.add(error + " " + source);
            }
        });
        echo.send(to, 1, bytes, hopLimit);
        path.run(1);
    }

    @Test
    @Verifies("RFC4443:echo-reply")
    void anEchoRequestIsAnswered() throws SocketException {
        MtuPath path = over(1500, 1500, 1500);
        ping(path, path.addressOfB(), 0, 56);
        assertThat(heard).containsExactly("reply 2001:db8:0:1::1");
        assertThat(path.arrived).extracting(Packet::sizeBytes).containsExactly(104);
    }

    @Test
    @Verifies({"RFC8200:hop-limit", "RFC4443:time-exceeded"})
    void theRouterAtWhichTheHopLimitEndsSaysSo() throws SocketException {
        MtuPath path = over(1500, 1500, 1500);
        ping(path, path.addressOfB(), 2, 56);
        assertThat(heard).containsExactly("TIME_EXCEEDED 2001:db8:ffff::2");
        assertThat(path.ended(Fate.TTL_EXPIRED)).isEqualTo(1);
    }

    @Test
    @Verifies("RFC4443:unreachable")
    void anAddressThatNobodyHasIsUnreachable() throws SocketException {
        MtuPath path = over(1500, 1500, 1500);
        ping(path, IpAddress.parse("2001:db8:0:1::99"), 0, 56);
        ping(path, IpAddress.parse("2001:db8:77::1"), 0, 56);
        assertThat(heard).containsExactly("HOST_UNREACHABLE 2001:db8:ffff::2", "NET_UNREACHABLE 2001:db8:ffff::1");
    }

    @Test
    @Verifies("RFC4443:next-header")
    void aProtocolThatTheHostDoesNotHaveIsAParameterProblem() {
        MtuPath path = over(1500, 1500);
        List<IcmpMessage> errors = new ArrayList<>();
        path.a.ip().register(99, new ProtocolHandler() {
            @Override
            public Fate arrived(Packet packet) {
                return Fate.DELIVERED;
            }

            @Override
            public void icmpError(IcmpMessage error, Packet about) {
                errors.add(error);
            }
        });
        path.a.ip().send(path.a.ip().addresses().get(0), path.addressOfB(), new OfProtocol99(), 1, 0);
        path.run(1);
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.type().typeV6()).isEqualTo(4);
            assertThat(error.type().codeV6()).isEqualTo(1);
            assertThat(error.protocol()).isEqualTo(58);
        });
    }

    private record OfProtocol99() implements io.netsim.packet.Payload {
        @Override
        public int protocol() {
            return 99;
        }

        @Override
        public int length() {
            return 10;
        }

        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public int traits() {
            return 0;
        }
    }

    @Test
    @Verifies({"RFC8200:routers-do-not-fragment", "RFC4443:packet-too-big"})
    void aRouterFragmentsNothingAndSaysWhatTheNextLinkTakes() throws SocketException {
        plan.dontFragment = DontFragment.DONT;
        MtuPath path = over(1500, 1280);
        DatagramSocket sender = path.connected();
        sender.send(MtuPath.content(0, 1400));
        path.run(1);
        assertThat(path.arrived).isEmpty();
        assertThat(path.ended(Fate.TOO_BIG)).isEqualTo(1);
        assertThat(path.a.ip().mtu(path.addressOfB())).isEqualTo(1280);
    }

    @Test
    @Verifies({"RFC8200:source-fragments", "RFC8201:reduce"})
    void theSenderFragmentsOnceItKnowsThePath() throws SocketException {
        plan.dontFragment = DontFragment.DONT;
        MtuPath path = over(1500, 1280);
        DatagramSocket sender = path.connected();
        sender.send(MtuPath.content(0, 1400));
        path.run(1);
        sender.send(MtuPath.content(1, 1400));
        path.run(1);
        // 1408 bytes: 1280 − 40 − 8 = 1232, a multiple of 8, and the rest
        assertThat(path.arrived).extracting(Packet::sizeBytes).containsExactly(1280, 224);
        assertThat(path.received)
                .singleElement()
                .satisfies(datagram -> assertThat(datagram.content().toBytes())
                        .isEqualTo(MtuPath.content(1, 1400).toBytes()));
    }

    @Test
    void aPathMtuIsLearnedFromAnErrorAboutAnEchoReply() throws SocketException {
        plan.addressing = Addressing.IPV6;
        MtuPath path = plan.over(1500, 1280, 1500);
        for (int i = 0; i < 3; i++) {
            ping(path, path.addressOfB(), 0, 1400);
        }
        // The first request and the first reply are too big; their senders learn from it.
        assertThat(heard).containsExactly("TOO_BIG 2001:db8:ffff::1", "reply 2001:db8:0:1::1");
        assertThat(path.b.ip().mtu(path.a.ip().addresses().get(0))).isEqualTo(1280);
    }

    @Test
    @Verifies("RFC8201:never-below-1280")
    void aPathMtuDoesNotFallBelow1280() {
        MtuPath path = over(1500, 1500);
        Packet about = new Packet(
                path.a.ip().addresses().get(0),
                path.addressOfB(),
                new UdpDatagram(1, 2, MtuPath.content(0, 1400)),
                1,
                64,
                0);
        path.a.ip().learnPathMtu(IcmpMessage.tooBig(about, 600), about);
        assertThat(path.a.ip().mtu(path.addressOfB())).isEqualTo(1280);
    }

    @Test
    @Verifies("RFC8201:increase-later")
    void whatWasLearnedIsForgottenAfterTenMinutes() throws SocketException {
        MtuPath path = over(1500, 1400);
        DatagramSocket sender = path.connected();
        sender.send(MtuPath.content(0, 1440));
        path.run(599);
        assertThat(path.a.ip().mtu(path.addressOfB())).isEqualTo(1400);
        path.run(2);
        assertThat(path.a.ip().mtu(path.addressOfB())).isEqualTo(1500);
    }

    @Test
    @Verifies("RFC4443:no-error-about-errors")
    void noErrorIsSentAboutAnError() {
        MtuPath path = over(1500, 1500, 1500);
        IpAddress own = path.a.ip().addresses().get(0);
        Packet about = new Packet(path.addressOfB(), own, new UdpDatagram(1, 2, MtuPath.content(0, 4)), 1, 64, 0);
        path.a.ip().send(own, path.addressOfB(), IcmpMessage.error(IcmpType.PORT_UNREACHABLE, about), 1, 1);
        path.run(1);
        assertThat(path.ended(Fate.TTL_EXPIRED)).isEqualTo(1);
        assertThat(path.books().offeredPackets()).isEqualTo(1);
    }

    @Test
    @Verifies("RFC4443:rate-limit")
    void errorsMayBeLimited() throws SocketException {
        plan.routers = IpSettings.DEFAULT.withIcmp(true, Time.SECOND);
        MtuPath path = over(1500, 1500);
        for (int i = 0; i < 20; i++) {
            ping(path, path.addressOfB(), 1, 56);
        }
        assertThat(heard).hasSize(20); // one each second
        heard.clear();
        plan.routers = IpSettings.DEFAULT.withIcmp(true, Time.MINUTE);
        MtuPath slower = over(1500, 1500);
        for (int i = 0; i < 20; i++) {
            ping(slower, slower.addressOfB(), 1, 56);
        }
        assertThat(heard).hasSize(6);
    }

    @Test
    void theLargestDatagramArrives() throws SocketException {
        MtuPath path = over(1500, 1500);
        path.connected().send(MtuPath.content(0, 65_527));
        path.run(1);
        assertThat(path.received).hasSize(1);
        assertThat(path.received.get(0).content().length()).isEqualTo(65_527);
    }

    @Test
    void damageOfTheHeaderEndsSomewhereAndTheBooksBalance() throws SocketException {
        plan.corruption = 1;
        MtuPath path = over(1500, 1500, 1500);
        DatagramSocket sender = path.connected();
        for (int i = 0; i < 400; i++) {
            sender.send(MtuPath.content(i, i % 40 == 0 ? 3000 : 4)); // 52 bytes, of which 40 are IPv6's
            path.run(0.05);
        }
        path.run(60);
        assertThat(path.ended(Fate.CORRUPTED)).isGreaterThan(200);
        assertThat(path.received).hasSizeGreaterThan(10); // traffic class, flow label and hop limit have no checksum
    }
}
