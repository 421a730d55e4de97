package io.netsim.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "127.0.0.1", "192.0.2.255", "255.255.255.255"})
    void textReadsBack(String text) {
        assertThat(IpAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "1..2.3", "a.b.c.d", "-1.2.3.4"})
    void otherTextIsRefusedWithAHint(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void theOrderIsThatOfUnsignedNumbers() {
        assertThat(IpAddress.parse("200.0.0.1")).isGreaterThan(IpAddress.parse("10.0.0.1"));
    }

    @Test
    void equalBitsAreEqualAddresses() {
        assertThat(IpAddress.ofBits(0x0A000001))
                .isEqualTo(IpAddress.parse("10.0.0.1"))
                .hasSameHashCodeAs(IpAddress.parse("10.0.0.1"))
                .isNotEqualTo(IpAddress.parse("10.0.0.2"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.0.0.1, true",
        "127.0.0.1, false",
        "223.255.255.255, true",
        "224.0.0.1, false",
        "255.255.255.255, false"
    })
    void hostsMayUseUnicastAddressesOnly(String text, boolean unicast) {
        assertThat(IpAddress.parse(text).isUnicast()).isEqualTo(unicast);
    }

    @Test
    void theWildcardAndTheLoopbackAreKnown() {
        assertThat(IpAddress.ofBits(0).isAny()).isTrue();
        assertThat(IpAddress.parse("127.255.0.1").isLoopback()).isTrue();
        assertThat(IpAddress.parse("128.0.0.1").isLoopback()).isFalse();
    }

    /** The examples of RFC 5952 §4 and RFC 4291 §2.2. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0DB8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "FF01:0:0:0:0:0:0:101, ff01::101",
        "0:0:0:0:0:0:0:1, ::1",
        "::, ::",
        "::ffff:c000:201, ::ffff:c000:201"
    })
    void ipv6IsWrittenInTheCanonicalForm(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical).isEqualTo(IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "1:2:3:4:5:6:7", "2001:db8::1::2", "fe80::1%eth0", "12345::", "::1.2.3.4", "g::"})
    void otherTextWithColonsIsRefused(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2001:db8::1");
    }

    @Test
    void theVersionsAreApart() {
        assertThat(IpAddress.ANY_V6.isAny()).isTrue();
        assertThat(IpAddress.ANY_V6).isNotEqualTo(IpAddress.ANY).isGreaterThan(IpAddress.parse("255.255.255.255"));
        assertThat(IpAddress.ofBits(0, 1).isLoopback()).isTrue();
        assertThat(IpAddress.parse("ff02::1").isMulticast()).isTrue();
        assertThat(IpAddress.parse("ff02::1").isUnicast()).isFalse();
        assertThat(IpAddress.parse("239.1.2.3").isMulticast()).isTrue();
        assertThat(IpAddress.parse("2001:db8::1").isUnicast()).isTrue();
        assertThatThrownBy(() -> IpAddress.parse("2001:db8::1").bits()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ipv6IsWrittenAndReadAsAnotherLibraryDoes() throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[16];
            for (int at = 0; at < 16; at += 2) {
                int group = random.nextInt(3) == 0 ? random.nextInt(1 << 16) : random.nextInt(2);
                bytes[at] = (byte) (group >>> 8);
                bytes[at + 1] = (byte) group;
            }
            IpAddress address = IpAddress.ofBits(
                    ByteBuffer.wrap(bytes).getLong(0), ByteBuffer.wrap(bytes).getLong(8));
            String other = InetAddresses.toAddrString(Inet6Address.getByAddress(null, bytes, -1));
            assertThat(address).hasToString(other);
            assertThat(IpAddress.parse(other)).isEqualTo(address);
        }
    }
}
