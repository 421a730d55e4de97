package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.address.IpAddress;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.DontFragment;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

/** What hosts learn of the MTUs of their paths, and what datagram sockets do with it (RFC 1191). */
class PathMtuTest {
    private final MtuPath.Plan plan = new MtuPath.Plan();

    private static void send(DatagramSocket socket, int bytes) throws SocketException {
        socket.send(MtuPath.content(0, bytes));
    }

    private static void sendTwiceIfNeeded(DatagramSocket socket, int bytes) throws SocketException {
        try {
            send(socket, bytes);
        } catch (SocketException e) {
            send(socket, bytes);
        }
    }

    @Test
    @Verifies({"RFC1191:next-hop-mtu", "RFC1191:reduce-estimate"})
    void theMessageOfARouterSaysWhatThePathTakes() throws SocketException {
        MtuPath path = plan.over(1500, 1400, 1300);
        DatagramSocket socket = path.connected();
        assertThat(socket.pathMtu()).isEqualTo(1500);
        send(socket, 1450);
        path.run(1);
        assertThat(socket.pathMtu()).isEqualTo(1400);
        assertThat(path.ended(Fate.TOO_BIG)).isEqualTo(1);
        assertThat(path.errors).containsExactly(SocketError.MESSAGE_TOO_LONG);
    }

    @Test
    void afterwardsDatagramsLeaveInFragments() throws SocketException {
        MtuPath path = plan.over(1500, 1400);
        DatagramSocket socket = path.connected();
        send(socket, 1450);
        path.run(1);
        sendTwiceIfNeeded(socket, 1450);
        path.run(1);
        assertThat(path.arrived).extracting(Packet::sizeBytes).containsExactly(1396, 102);
        assertThat(path.received).hasSize(1);
    }

    @Test
    @Verifies("RFC791:dont-fragment")
    void datagramsThatFitThePathStillHaveTheDontFragmentBit() throws SocketException {
        MtuPath path = plan.over(1500, 1400);
        DatagramSocket socket = path.connected();
        send(socket, 1450);
        path.run(1);
        sendTwiceIfNeeded(socket, 1372);
        path.run(1);
        assertThat(path.arrived).singleElement().matches(packet -> !packet.mayFragment());
    }

    @Test
    void datagramsThatMustNotBeFragmentedAreRefusedThen() throws SocketException {
        plan.dontFragment = DontFragment.DO;
        MtuPath path = plan.over(1500, 1400);
        DatagramSocket socket = path.connected();
        send(socket, 1450);
        path.run(1);
        assertThatThrownBy(() -> send(socket, 1450)).hasMessageContaining("message too long");
        assertThatThrownBy(() -> send(socket, 1373))
                .hasMessageContaining("1373 B do not fit the MTU of 1400 B, and must not be fragmented");
        send(socket, 1372);
        path.run(1);
        assertThat(path.received).hasSize(1);
    }

    @Test
    void aSocketThatProbesIgnoresWhatRoutersSay() throws SocketException {
        plan.dontFragment = DontFragment.PROBE;
        MtuPath path = plan.over(1500, 1400);
        DatagramSocket socket = path.connected();
        send(socket, 1450);
        path.run(1);
        sendTwiceIfNeeded(socket, 1450);
        path.run(1);
        assertThat(path.ended(Fate.TOO_BIG)).isEqualTo(2);
        assertThatThrownBy(() -> sendTwiceIfNeeded(socket, 1473)).hasMessageContaining("MTU of 1500 B");
    }

    @Test
    @Verifies("RFC1191:expiry")
    void whatWasLearnedIsForgottenAfterTenMinutes() throws SocketException {
        MtuPath path = plan.over(1500, 1400);
        DatagramSocket socket = path.connected();
        send(socket, 1450);
        path.run(599);
        assertThat(socket.pathMtu()).isEqualTo(1400);
        path.run(2);
        assertThat(socket.pathMtu()).isEqualTo(1500);
    }

    @Test
    @Verifies("RFC1191:never-below-68")
    void thePathMtuNeverFallsBelowTheMinimumAndTheRouterFragmentsInstead() throws SocketException {
        MtuPath path = plan.over(1500, 296);
        DatagramSocket socket = path.connected();
        send(socket, 1000);
        path.run(1);
        assertThat(socket.pathMtu()).isEqualTo(552);
        sendTwiceIfNeeded(socket, 500);
        path.run(1);
        assertThat(path.arrived).extracting(Packet::sizeBytes).containsExactly(292, 256);
        assertThat(path.received).hasSize(1);
    }

    @Test
    @Verifies("RFC1191:never-increase")
    void aMessageNeverRaisesThePathMtu() {
        PathMtus paths = new PathMtus(Time.MINUTE, 552);
        var to = IpAddress.parse("10.0.0.1");
        assertThat(paths.learn(to, 1400, 1500, 1500, 0)).isTrue();
        assertThat(paths.learn(to, 1450, paths.mtu(to, 1500, 0), 1500, 0)).isFalse();
        assertThat(paths.mtu(to, 1500, 0)).isEqualTo(1400);
    }

    @Test
    @Verifies("RFC1191:plateaus")
    void aMessageWithoutAnMtuMeansTheNextCommonOne() {
        PathMtus paths = new PathMtus(Time.MINUTE, 552);
        var to = IpAddress.parse("10.0.0.1");
        paths.learn(to, 0, 1500, 1500, 0);
        assertThat(paths.mtu(to, 1500, 0)).isEqualTo(1492);
        paths.learn(to, 0, 1492, 1492, 0);
        assertThat(paths.mtu(to, 1500, 0)).isEqualTo(1006);
    }

    @Test
    void withoutReportsOfRoutersNothingIsLearned() throws SocketException {
        plan.routers = IpSettings.DEFAULT.withIcmp(false, 0);
        MtuPath path = plan.over(1500, 1400);
        DatagramSocket socket = path.connected();
        send(socket, 1450);
        path.run(1);
        assertThat(socket.pathMtu()).isEqualTo(1500);
        assertThat(path.ended(Fate.TOO_BIG)).isEqualTo(1);
        assertThat(path.errors).isEmpty();
    }
}
