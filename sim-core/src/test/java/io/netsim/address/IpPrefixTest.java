package io.netsim.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.3.0/24, 10.0.3.0, true",
        "10.0.3.0/24, 10.0.3.255, true",
        "10.0.3.0/24, 10.0.4.0, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "200.0.0.0/5, 207.255.255.255, true",
        "200.0.0.0/5, 208.0.0.0, false",
        "10.1.1.1/32, 10.1.1.1, true",
        "10.1.1.1/32, 10.1.1.0, false"
    })
    void containsTheAddressesOfItsBlock(String prefix, String address, boolean inside) {
        assertThat(IpPrefix.parse(prefix).contains(IpAddress.parse(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "10.0.0.0/8/9"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> IpPrefix.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bitsBeyondTheLengthAreRefusedWithTheRightStart() {
        assertThatThrownBy(() -> IpPrefix.parse("10.0.3.7/24"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.3.0");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/24, 254", "10.0.0.0/30, 2", "10.0.0.0/31, 0", "10.0.0.0/32, 0", "0.0.0.0/0, 4294967294"})
    void hostsGetAllButTheFirstAndTheLastAddress(String prefix, long capacity) {
        assertThat(IpPrefix.parse(prefix).hostCapacity()).isEqualTo(capacity);
    }

    @Test
    void addressesAreNumberedFromTheStart() {
        IpPrefix block = IpPrefix.parse("10.0.0.0/8");
        assertThat(block.at(0)).hasToString("10.0.0.0");
        assertThat(block.at(258)).hasToString("10.0.1.2");
        assertThat(block.at((1 << 24) - 1)).hasToString("10.255.255.255");
        assertThatThrownBy(() -> block.at(1 << 24)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ipv6BlocksHoldTheirAddressesOnly() {
        IpPrefix block = IpPrefix.parse("2001:db8:3::/64");
        assertThat(block.at(0x1_0000_0001L)).hasToString("2001:db8:3::1:0:1");
        assertThat(block.contains(IpAddress.parse("2001:db8:3:0:ffff::1"))).isTrue();
        assertThat(block.contains(IpAddress.parse("2001:db8:3:1::1"))).isFalse();
        assertThat(IpPrefix.DEFAULT_V6.contains(IpAddress.parse("fe80::1"))).isTrue();
        assertThat(IpPrefix.DEFAULT_V6.contains(IpAddress.parse("10.0.0.1"))).isFalse();
        assertThat(IpPrefix.DEFAULT.contains(IpAddress.parse("2001:db8::1"))).isFalse();
        assertThat(IpPrefix.parse("2001:db8::8/125").hostCapacity()).isEqualTo(7);
        assertThatThrownBy(() -> IpPrefix.parse("2001:db8::1/64")).hasMessageContaining("2001:db8::");
    }
}
