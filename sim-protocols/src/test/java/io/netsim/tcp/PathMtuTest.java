package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.Endpoint;
import io.netsim.ip.IpSettings;
import io.netsim.ip.MtuPath;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamSocket;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.time.Time;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections over paths that take less than the links of the hosts (RFC 1191 §6.4, RFC 4821). */
class PathMtuTest {
    private static final int PORT = 80;

    /** A stack that a connection can have. */
    enum Stack {
        LINUX,
        RFC,
        CLASSIC;

        TcpConfig.Builder builder() {
            return switch (this) {
                case LINUX -> TcpConfig.linux();
                case RFC -> TcpConfig.rfc();
                case CLASSIC -> TcpConfig.classic();
            };
        }
    }

    private final MtuPath.Plan plan = new MtuPath.Plan();
    private long delivered;
    private @Nullable SocketError error;

    /** Begins to send so many bytes from a to b. */
    private StreamSocket transfer(MtuPath path, int bytes) throws SocketException {
        StreamSocket listener = path.b.openStream();
        listener.bind(Endpoint.anyAddress(PORT));
        listener.listen(
                10,
                accepted -> accepted.handler(new StreamHandler() {
                    @Override
                    public void readable() {
                        try {
                            while (accepted.available() > 0) {
                                byte[] got =
                                        accepted.receive(accepted.available()).toBytes();
                                byte[] sent = MtuPath.content((int) delivered, got.length)
                                        .toBytes();
                                assertThat(Arrays.equals(got, sent)).isTrue();
                                delivered += got.length;
                            }
                        } catch (SocketException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
        StreamSocket socket = path.a.openStream();
        socket.handler(new StreamHandler() {
            private int sent;

            @Override
            public void connected() {
                writable();
            }

            @Override
            public void writable() {
                try {
                    int accepted = 1;
                    while (sent < bytes && accepted > 0) {
                        accepted = socket.sendSynthetic(1, bytes - sent);
                        sent += accepted;
                    }
                } catch (SocketException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void failed(SocketError why) {
                error = why;
            }
        });
        socket.connect(new Endpoint(path.addressOfB(), PORT));
        return socket;
    }

    private static List<Integer> sizes(MtuPath path) {
        return path.arrived.stream()
                .filter(packet -> packet.payload().dataLength() > 0)
                .map(Packet::sizeBytes)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    @Verifies({"RFC1191:tcp-retransmits", "RFC1191:tcp-mss-of-path"})
    void segmentsBecomeAsSmallAsARouterSaysAndLeaveAgainAtOnce(Stack stack) throws SocketException {
        plan.tcp = stack.builder();
        MtuPath path = plan.over(1500, 1500, 1400, 1500);
        StreamSocket socket = transfer(path, 1_000_000);
        path.run(30);
        assertThat(delivered).isEqualTo(1_000_000);
        assertThat(sizes(path)).allMatch(size -> size <= 1400).contains(1400);
        assertThat(socket.statistics().timeouts()).isZero();
        assertThat(socket.info().pathMtuBytes()).isEqualTo(1400);
    }

    @ParameterizedTest
    @EnumSource
    @Verifies("RFC1191:tcp-no-congestion")
    void thatIsNoSignOfCongestion(Stack stack) throws SocketException {
        plan.tcp = stack.builder();
        MtuPath path = plan.over(1500, 1500, 1400, 1500);
        StreamSocket socket = transfer(path, 100_000);
        path.run(0.12);
        assertThat(path.ended(Fate.TOO_BIG)).isPositive();
        assertThat(socket.info().ssthreshSegments()).isEqualTo(Integer.MAX_VALUE);
        assertThat(socket.statistics().fastRecoveries()).isZero();
        path.run(10);
        assertThat(delivered).isEqualTo(100_000);
    }

    @Test
    void severalNarrowLinksAreLearnedOneAfterAnother() throws SocketException {
        MtuPath path = plan.over(1500, 1400, 1300, 1200, 1100, 1500);
        transfer(path, 300_000);
        path.run(10);
        assertThat(delivered).isEqualTo(300_000);
        assertThat(path.a.ip().mtu(path.addressOfB())).isEqualTo(1100);
    }

    @Test
    void aNewConnectionKnowsWhatAnEarlierOneHasLearned() throws SocketException {
        MtuPath path = plan.over(1500, 1400, 1500);
        transfer(path, 50_000);
        path.run(5);
        long tooBig = path.ended(Fate.TOO_BIG);
        delivered = 0;
        StreamSocket second = path.a.openStream();
        second.connect(new Endpoint(path.addressOfB(), PORT));
        path.run(1);
        second.sendSynthetic(1, 10_000);
        path.run(1);
        assertThat(delivered).isEqualTo(10_000);
        assertThat(path.ended(Fate.TOO_BIG)).isEqualTo(tooBig);
    }

    @Test
    void whatWasLearnedIsForgottenAndLearnedAgain() throws SocketException {
        plan.ip = IpSettings.DEFAULT.withPathMtu(true, 2 * Time.SECOND, 552);
        MtuPath path = plan.over(1500, 1400, 1500);
        transfer(path, 5_000_000);
        path.run(1);
        long tooBig = path.ended(Fate.TOO_BIG);
        path.run(2);
        assertThat(path.ended(Fate.TOO_BIG)).isGreaterThan(tooBig);
        path.run(10);
        assertThat(delivered).isEqualTo(5_000_000);
    }

    @Test
    void withoutDiscoveryRoutersFragmentSegments() throws SocketException {
        plan.ip = IpSettings.DEFAULT.withPathMtu(false, Time.MINUTE, 552);
        MtuPath path = plan.over(1500, 1400, 1500);
        transfer(path, 100_000);
        path.run(5);
        assertThat(delivered).isEqualTo(100_000);
        assertThat(path.ended(Fate.FRAGMENTED)).isPositive();
        assertThat(path.ended(Fate.TOO_BIG)).isZero();
    }

    @Test
    void aVeryNarrowPathGetsFragmentsOfTheLeastSize() throws SocketException {
        MtuPath path = plan.over(1500, 400, 1500);
        transfer(path, 100_000);
        path.run(20);
        assertThat(delivered).isEqualTo(100_000);
        assertThat(path.a.ip().mtu(path.addressOfB())).isEqualTo(552);
        assertThat(path.ended(Fate.FRAGMENTED)).isPositive();
    }

    @Test
    void aBlackHoleEndsAConnectionThatBelievesRoutersOnly() throws SocketException {
        plan.routers = IpSettings.DEFAULT.withIcmp(false, 0);
        MtuPath path = plan.over(1500, 1400, 1500);
        transfer(path, 100_000);
        path.run(1200);
        assertThat(delivered).isZero();
        assertThat(error).isEqualTo(SocketError.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource
    @Verifies("RFC4821:black-hole")
    void aConnectionThatLooksForItselfGetsThroughABlackHole(Stack stack) throws SocketException {
        plan.tcp = stack.builder();
        plan.tcp.mtuProbing = MtuProbing.ON_BLACKHOLE;
        plan.routers = IpSettings.DEFAULT.withIcmp(false, 0);
        MtuPath path = plan.over(1500, 1400, 1500);
        transfer(path, 100_000);
        path.run(100);
        assertThat(delivered).isEqualTo(100_000);
        assertThat(sizes(path).get(0)).isEqualTo(1024 + 40 + (stack == Stack.CLASSIC ? 0 : 12));
    }

    @Test
    void whereEvenThatIsTooLargeTheSizeIsHalvedUntilItFits() throws SocketException {
        plan.tcp.mtuProbing = MtuProbing.ON_BLACKHOLE;
        plan.routers = IpSettings.DEFAULT.withIcmp(false, 0);
        MtuPath path = plan.over(1500, 320, 1500);
        transfer(path, 20_000);
        path.run(300);
        assertThat(delivered).isEqualTo(20_000);
        assertThat(sizes(path).get(0)).isEqualTo(256 + 52);
    }

    @Test
    @Verifies({"RFC4821:search-up", "RFC4821:raise", "RFC4821:probe-loss"})
    void theSearchFindsWhatThePathTakesAndCostsNoWindow() throws SocketException {
        plan.tcp.mtuProbing = MtuProbing.ALWAYS;
        plan.routers = IpSettings.DEFAULT.withIcmp(false, 0);
        MtuPath path = plan.over(1500, 1400, 1500);
        StreamSocket socket = transfer(path, 5_000_000);
        path.run(60);
        assertThat(delivered).isEqualTo(5_000_000);
        assertThat(sizes(path).get(0)).isEqualTo(1076);
        assertThat(sizes(path).get(sizes(path).size() - 10)).isBetween(1400 - 8, 1400);
        assertThat(path.ended(Fate.TOO_BIG)).isBetween(1L, 10L);
        assertThat(socket.statistics().fastRecoveries()).isZero();
        assertThat(socket.statistics().timeouts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErrorAboutWhatIsNotOutstandingIsNotBelieved(boolean outstanding) throws SocketException {
        MtuPath path = plan.over(1500, 1500);
        transfer(path, 1_000_000);
        path.run(0.2);
        Packet about = path.arrived.get(outstanding ? path.arrived.size() - 1 : 2);
        assertThat(about.payload()).isInstanceOf(TcpSegment.class);
        path.forgeTooBig(about, 1000);
        path.run(0.1);
        assertThat(path.a.ip().mtu(path.addressOfB())).isEqualTo(outstanding ? 1000 : 1500);
    }
}
