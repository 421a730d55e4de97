package io.netsim.nat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.nat.NatSettings.Behaviour;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.time.Time;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What RFC 4787 and RFC 5382 ask of mappings. */
class NatTableTest {
    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final Endpoint INSIDE = endpoint("192.168.1.1", 5000);
    private static final Endpoint SERVER = endpoint("198.51.100.1", 53);
    private static final Endpoint SAME_SERVER = endpoint("198.51.100.1", 54);
    private static final Endpoint OTHER = endpoint("198.51.100.2", 53);

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddress.parse(address), port);
    }

    private static NatSettings settings(Behaviour mapping, Behaviour filtering, int first, int last, boolean keep) {
        NatSettings d = NatSettings.DEFAULT;
        return new NatSettings(
                mapping,
                filtering,
                first,
                last,
                keep,
                d.udpTimeoutPs(),
                d.tcpTimeoutPs(),
                d.tcpTransitoryTimeoutPs(),
                d.icmpTimeoutPs(),
                ImmutableList.of());
    }

    /** The external port for a packet, sent now. */
    private static int out(NatTable table, int protocol, Endpoint inside, Endpoint outside, int flags, long nowPs) {
        NatMapping mapping = table.find(protocol, inside, outside, nowPs);
        mapping = mapping == null ? table.make(protocol, inside, outside, nowPs) : mapping;
        if (mapping == null) {
            return 0;
        }
        mapping.passes(outside, true, flags, nowPs);
        return mapping.port();
    }

    @ParameterizedTest
    @CsvSource({
        "ENDPOINT_INDEPENDENT, true, true",
        "ADDRESS_DEPENDENT, true, false",
        "ADDRESS_AND_PORT_DEPENDENT, false, false"
    })
    void mappingIsSharedByDestinationsAsFarAsItIsIndependentOfThem(
            Behaviour mapping, boolean sameAddress, boolean otherAddress) {
        NatTable table = new NatTable(settings(mapping, Behaviour.ENDPOINT_INDEPENDENT, 1024, 65535, true));
        int port = out(table, UDP, INSIDE, SERVER, 0, 0);
        assertThat(out(table, UDP, INSIDE, SAME_SERVER, 0, 1) == port).isEqualTo(sameAddress);
        assertThat(out(table, UDP, INSIDE, OTHER, 0, 2) == port).isEqualTo(otherAddress);
        assertThat(out(table, UDP, INSIDE, SERVER, 0, 3)).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "ENDPOINT_INDEPENDENT, true, true",
        "ADDRESS_DEPENDENT, true, false",
        "ADDRESS_AND_PORT_DEPENDENT, false, false"
    })
    void filterLetsInWhatItIsIndependentOf(Behaviour filtering, boolean sameAddress, boolean otherAddress) {
        NatTable table = new NatTable(settings(Behaviour.ENDPOINT_INDEPENDENT, filtering, 1024, 65535, true));
        NatMapping mapping = Objects.requireNonNull(table.atPort(UDP, out(table, UDP, INSIDE, SERVER, 0, 0), 1));
        assertThat(mapping.admits(SERVER, 1)).isTrue();
        assertThat(mapping.admits(SAME_SERVER, 1)).isEqualTo(sameAddress);
        assertThat(mapping.admits(OTHER, 1)).isEqualTo(otherAddress);
    }

    @Test
    void portIsKeptUnlessAnotherHostHasIt() {
        NatTable table = new NatTable(NatSettings.DEFAULT);
        assertThat(out(table, UDP, INSIDE, SERVER, 0, 0)).isEqualTo(5000);
        assertThat(out(table, UDP, endpoint("192.168.1.2", 5000), SERVER, 0, 0)).isNotEqualTo(5000);
        assertThat(out(table, TCP, endpoint("192.168.1.2", 5000), SERVER, TcpFlags.SYN, 0))
                .isEqualTo(5000);
    }

    @Test
    void portsComeInOrderIfTheyAreNotKept() {
        NatTable table = new NatTable(
                settings(Behaviour.ENDPOINT_INDEPENDENT, Behaviour.ENDPOINT_INDEPENDENT, 2000, 2001, false));
        assertThat(out(table, UDP, INSIDE, SERVER, 0, 0)).isEqualTo(2000);
        assertThat(out(table, UDP, endpoint("192.168.1.2", 7), SERVER, 0, 0)).isEqualTo(2001);
        assertThat(out(table, UDP, endpoint("192.168.1.3", 7), SERVER, 0, 0)).isZero();
        long later = NatSettings.DEFAULT.udpTimeoutPs();
        assertThat(out(table, UDP, endpoint("192.168.1.3", 7), SERVER, 0, later))
                .isEqualTo(2000);
    }

    @Test
    void mappingOfUdpDiesAfterItsTimeoutAndEachPacketProlongsIt() {
        long idle = NatSettings.DEFAULT.udpTimeoutPs();
        NatTable table = new NatTable(NatSettings.DEFAULT);
        int port = out(table, UDP, INSIDE, SERVER, 0, 0);
        assertThat(table.atPort(UDP, port, idle - 1)).isNotNull();
        assertThat(table.atPort(UDP, port, idle)).isNull();
        out(table, UDP, INSIDE, SERVER, 0, idle - 1);
        assertThat(table.atPort(UDP, port, 2 * idle - 2)).isNotNull();
        assertThat(table.atPort(UDP, port, 2 * idle - 1)).isNull();
    }

    @Test
    void connectionThatOnlyOpensLivesFourMinutes() {
        NatTable table = new NatTable(NatSettings.DEFAULT);
        int port = out(table, TCP, INSIDE, SERVER, TcpFlags.SYN, 0);
        assertThat(table.atPort(TCP, port, 4 * Time.MINUTE)).isNull();
    }

    @Test
    void establishedConnectionLivesTwoHoursAndFourMinutes() {
        NatTable table = new NatTable(NatSettings.DEFAULT);
        NatMapping mapping = established(table);
        assertThat(mapping.isAlive(124 * Time.MINUTE - 1)).isTrue();
        assertThat(mapping.isAlive(124 * Time.MINUTE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"ENDPOINT_INDEPENDENT", "ADDRESS_AND_PORT_DEPENDENT"})
    void closedConnectionLivesFourMinutesMore(Behaviour filtering) {
        NatTable table = new NatTable(settings(Behaviour.ENDPOINT_INDEPENDENT, filtering, 1024, 65535, true));
        NatMapping mapping = established(table);
        mapping.passes(SERVER, true, TcpFlags.FIN, 10);
        assertThat(mapping.isAlive(5 * Time.MINUTE)).isTrue(); // one side may go on sending
        mapping.passes(SERVER, false, TcpFlags.FIN, 20);
        assertThat(mapping.isAlive(4 * Time.MINUTE)).isTrue();
        assertThat(mapping.isAlive(4 * Time.MINUTE + 20)).isFalse();
    }

    private static NatMapping established(NatTable table) {
        int port = out(table, TCP, INSIDE, SERVER, TcpFlags.SYN, 0);
        NatMapping mapping = Objects.requireNonNull(table.atPort(TCP, port, 0));
        mapping.passes(SERVER, false, TcpFlags.SYN, 0);
        return mapping;
    }
}
