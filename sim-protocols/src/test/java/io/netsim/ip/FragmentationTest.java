package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.content.SyntheticContent;
import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.socket.DatagramSocket;
import io.netsim.socket.DontFragment;
import io.netsim.socket.EchoError;
import io.netsim.socket.EchoHandler;
import io.netsim.socket.EchoSocket;
import io.netsim.socket.SocketException;
import io.netsim.time.Time;
import io.netsim.udp.UdpDatagram;
import io.netsim.wire.BitErrors;
import io.netsim.wire.PacketEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams that are too big for a link: cut, carried, put together (RFC 791 §3.2, RFC 815, RFC 1122 §3.3.2). */
class FragmentationTest {
    private final MtuPath.Plan plan = new MtuPath.Plan();

    private static List<Integer> offsets(List<Packet> packets) {
        return packets.stream().map(each -> fragment(each).offset()).toList();
    }

    private static Fragment fragment(Packet packet) {
        return Objects.requireNonNull(Fragment.of(packet), () -> "no fragment: " + packet);
    }

    private static void sameBytes(MtuPath path, int... lengths) {
        assertThat(path.received).hasSize(lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            byte[] sent = MtuPath.content(i, lengths[i]).toBytes();
            assertThat(Arrays.equals(path.received.get(i).content().toBytes(), sent))
                    .isTrue();
        }
    }

    @Test
    @Verifies({"RFC791:fragment-units", "RFC1122:fragment-locally"})
    void aDatagramLargerThanTheFirstLinkTakesLeavesInFragmentsOfUnitsOfEight() throws SocketException {
        MtuPath path = plan.over(1006, 1500);
        path.connected().send(MtuPath.content(0, 2500));
        path.run(1);
        assertThat(path.arrived).extracting(Packet::sizeBytes).containsExactly(1004, 1004, 560);
        assertThat(offsets(path.arrived)).containsExactly(0, 984, 1968);
        assertThat(path.arrived).allMatch(Packet::mayFragment);
        sameBytes(path, 2500);
    }

    @Test
    void theLargestDatagramArrives() throws SocketException {
        MtuPath path = plan.over(1500, 1500);
        path.connected().send(MtuPath.content(0, 65_507));
        path.run(1);
        assertThat(path.arrived).hasSize(45);
        sameBytes(path, 65_507);
    }

    @Test
    void aRouterFragmentsWhatMayBeFragmented() throws SocketException {
        plan.dontFragment = DontFragment.DONT;
        MtuPath path = plan.over(1500, 576);
        path.connected().send(MtuPath.content(0, 1400));
        path.run(1);
        assertThat(path.arrived).extracting(Packet::sizeBytes).containsExactly(572, 572, 324);
        sameBytes(path, 1400);
    }

    @Test
    @Verifies("RFC791:fragment-again")
    void fragmentsAreFragmentedFurther() throws SocketException {
        plan.dontFragment = DontFragment.DONT;
        MtuPath path = plan.over(1500, 1000, 576, 1500);
        path.connected().send(MtuPath.content(0, 1472));
        path.run(1);
        assertThat(offsets(path.arrived)).containsExactly(0, 552, 976);
        assertThat(path.arrived.subList(0, 2)).allMatch(each -> fragment(each).more());
        assertThat(fragment(path.arrived.get(2)).more()).isFalse();
        sameBytes(path, 1472);
    }

    @Test
    void theBooksTellWhatWasCutAndWhatWasPutTogether() throws SocketException {
        MtuPath path = plan.over(1500, 576);
        path.connected().send(MtuPath.content(0, 3000));
        path.run(1);
        // 3008 bytes: two fragments of 1480 and one of 48; the router cuts each of the two into 552, 552 and 376
        assertThat(path.ended(Fate.FRAGMENTED)).isEqualTo(3);
        assertThat(path.ended(Fate.REASSEMBLED)).isEqualTo(7);
        assertThat(path.ended(Fate.DELIVERED)).isEqualTo(1);
        assertThat(path.books().offeredPackets()).isEqualTo(11);
    }

    @Test
    @Verifies({"RFC815:any-order", "RFC1122:reassembly"})
    void fragmentsMayComeInAnyOrder() throws SocketException {
        plan.late = ImmutableList.of(1L, 3L);
        MtuPath path = plan.over(576);
        path.connected().send(MtuPath.content(0, 2000));
        path.run(1);
        assertThat(offsets(path.arrived)).containsExactly(552, 1656, 0, 1104);
        sameBytes(path, 2000);
    }

    @Test
    void fragmentsThatComeTwiceAreDeliveredOnce() throws SocketException {
        plan.twice = true;
        MtuPath path = plan.over(576);
        path.connected().send(MtuPath.content(0, 2000));
        path.run(60);
        sameBytes(path, 2000);
        assertThat(path.ended(Fate.REASSEMBLED)).isEqualTo(4);
    }

    @Test
    @Verifies("RFC6864:fragments-by-identification")
    void fragmentsOfSeveralDatagramsAreToldApart() throws SocketException {
        plan.late = ImmutableList.of(1L, 4L, 6L);
        MtuPath path = plan.over(576);
        DatagramSocket socket = path.connected();
        for (int i = 0; i < 3; i++) {
            socket.send(MtuPath.content(i, 1000));
        }
        path.run(1);
        assertThat(path.received).hasSize(3);
        assertThat(path.arrived.stream().map(Packet::identification).distinct()).hasSize(3);
    }

    @Test
    @Verifies({"RFC1122:reassembly-timeout", "RFC1122:reassembly-time-exceeded"})
    void whatStaysIncompleteIsGivenUpAndReported() throws SocketException {
        plan.loss = ListLoss.of(PacketSelector.ANY, ImmutableList.of(2L));
        MtuPath path = plan.over(1500, 576);
        List<EchoError> errors = echo(path, 2000, 64);
        path.run(29);
        assertThat(path.ended(Fate.REASSEMBLY_TIMEOUT)).isZero();
        assertThat(path.ended(Fate.IN_FLIGHT)).isPositive();
        path.run(2);
        assertThat(path.ended(Fate.REASSEMBLY_TIMEOUT)).isEqualTo(3);
        assertThat(errors).containsExactly(EchoError.TIME_EXCEEDED);
    }

    @Test
    void whatStaysWithoutItsFirstFragmentIsGivenUpInSilence() throws SocketException {
        plan.loss = ListLoss.of(PacketSelector.ANY, ImmutableList.of(1L));
        MtuPath path = plan.over(1500, 576);
        List<EchoError> errors = echo(path, 2000, 64);
        path.run(31);
        assertThat(path.ended(Fate.REASSEMBLY_TIMEOUT)).isEqualTo(3);
        assertThat(errors).isEmpty();
    }

    @Test
    void anIncompleteDatagramDoesNotKeepALaterOneFromItsTimeout() throws SocketException {
        plan.ip = IpSettings.DEFAULT.withReassembly(Time.SECOND, 1 << 20);
        plan.loss = ListLoss.of(PacketSelector.ANY, ImmutableList.of(2L, 4L));
        MtuPath path = plan.over(576);
        DatagramSocket socket = path.connected();
        socket.send(MtuPath.content(0, 1000));
        path.run(0.5);
        socket.send(MtuPath.content(1, 1000));
        path.run(0.6);
        assertThat(path.ended(Fate.REASSEMBLY_TIMEOUT)).isEqualTo(1);
        path.run(0.5);
        assertThat(path.ended(Fate.REASSEMBLY_TIMEOUT)).isEqualTo(2);
    }

    @Test
    void memoryForFragmentsIsLimited() throws SocketException {
        plan.ip = IpSettings.DEFAULT.withReassembly(30 * Time.SECOND, 3000);
        MtuPath path = plan.over(576);
        path.connected().send(MtuPath.content(0, 5000));
        path.run(31);
        assertThat(path.ended(Fate.REASSEMBLY_FULL)).isEqualTo(4);
        assertThat(path.ended(Fate.REASSEMBLY_TIMEOUT)).isEqualTo(6);
        assertThat(path.received).isEmpty();
    }

    @Test
    void aFlippedBitInAFragmentIsNoticedByTheChecksumOfTheWhole() throws SocketException {
        plan.corruption = 0.2;
        MtuPath path = plan.over(1500, 576);
        DatagramSocket socket = path.connected();
        for (int i = 0; i < 200; i++) {
            socket.send(MtuPath.content(i, 1400 + i));
        }
        path.run(40);
        assertThat(path.ended(Fate.CORRUPTED)).isPositive();
        assertThat(path.ended(Fate.REASSEMBLY_TIMEOUT)).isPositive(); // header checksums told, at once
        assertThat(path.received).hasSizeBetween(20, 150);
        for (var datagram : path.received) {
            assertThat(datagram.content()).isInstanceOf(SyntheticContent.class);
        }
    }

    @Test
    void damageStaysWhereItIsInFragmentsOfFragments() throws SocketException {
        plan.dontFragment = DontFragment.DONT;
        MtuPath path = plan.over(1500, 1500);
        Packet whole = new Packet(
                path.a.ip().addresses().get(0),
                path.addressOfB(),
                new UdpDatagram(9, 53, MtuPath.content(0, 1000)),
                1,
                64,
                0);
        whole.identification(77);
        SplittableRandom random = new SplittableRandom(3);
        Packet damaged = new BitErrors(1, n -> n / 2 + random.nextInt(n / 2)).damaged(whole);
        assertThat(damaged.isDamaged()).isTrue();
        List<Packet> parts = new ArrayList<>();
        for (Packet part : Fragmenter.cut(damaged, 576, 77)) {
            parts.addAll(Fragmenter.cut(part, 300, 77));
        }
        byte[] bytes = PacketEncoder.encode(damaged);
        for (Packet part : parts) {
            byte[] piece = PacketEncoder.encode(part);
            int offset = fragment(part).offset();
            assertThat(Arrays.copyOfRange(piece, 20, piece.length))
                    .isEqualTo(Arrays.copyOfRange(bytes, 20 + offset, 20 + offset + piece.length - 20));
        }
    }

    /** Sends an echo request; returns the errors that come back. */
    private static List<EchoError> echo(MtuPath path, int bytes, int ttl) throws SocketException {
        List<EchoError> errors = new ArrayList<>();
        EchoSocket socket = path.a.openEcho();
        socket.handler(new EchoHandler() {
            @Override
            public void reply(IpAddress from, int sequence, long roundTripPs) {}

            @Override
            public void error(IpAddress from, int sequence, EchoError error) {
                errors.add(error);
            }
        });
        socket.send(path.addressOfB(), 1, bytes, ttl);
        return errors;
    }

    @Test
    @Verifies("RFC1812:errors-about-first-fragments")
    void anErrorIsReportedOnceForAllFragments() throws SocketException {
        MtuPath path = plan.over(1500, 1500, 1500);
        List<EchoError> errors = echo(path, 5000, 1);
        path.run(1);
        assertThat(path.ended(Fate.TTL_EXPIRED)).isEqualTo(4);
        assertThat(errors).containsExactly(EchoError.TIME_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Verifies("RFC1812:rate-limit")
    void errorsMayBeLimitedToABurstOfSixAndOneASecond(boolean limited) throws SocketException {
        plan.routers = IpSettings.DEFAULT.withIcmp(true, limited ? Time.SECOND : 0);
        MtuPath path = plan.over(1500, 1500);
        int heard = 0;
        for (int i = 0; i < 20; i++) {
            List<EchoError> errors = echo(path, 56, 1);
            path.run(0.1);
            heard += errors.size();
        }
        assertThat(heard).isEqualTo(limited ? 7 : 20);
    }

    @Test
    void aRouterMayBeToldNotToReport() throws SocketException {
        plan.routers = IpSettings.DEFAULT.withIcmp(false, 0);
        MtuPath path = plan.over(1500, 1500);
        List<EchoError> errors = echo(path, 56, 1);
        path.run(1);
        assertThat(errors).isEmpty();
    }
}
