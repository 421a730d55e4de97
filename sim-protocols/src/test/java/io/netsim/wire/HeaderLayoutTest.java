package io.netsim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes of a SYN as Linux sends it, and of the ICMP error about a datagram, written down by hand. */
class HeaderLayoutTest {
    private static final String SYN = "4500003c1c4640004006b1e60a0000010a000002"
            + "a0b60050" + "11223344" + "00000000" + "a002faf0" + "00000000"
            + "020405b4" + "0402" + "080a0000000a00000000" + "01" + "030307";
    private static final String ERROR = "4500003800014000400126bf0a0000020a000001" + "030300000000" + "0000"
            + "4500002800024000401126c60a0000010a000002" + "80f10035" + "00140000";

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex, 2 * i, 2 * i + 2, 16);
        }
        return bytes;
    }

    private static long value(byte[] bytes, String header, String name) {
        HeaderField field = HeaderLayout.of(bytes).stream()
                .filter(each -> each.header().equals(header) && each.name().equals(name))
                .findFirst()
                .orElseThrow();
        long value = 0;
        for (int bit = field.bit(); bit < field.bit() + field.bits(); bit++) {
            value = value << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
        }
        return value;
    }

    @Test
    void fieldsOfASynStandWhereTheRfcsPutThem() {
        byte[] syn = bytes(SYN);
        assertThat(value(syn, "IPv4", "total length")).isEqualTo(60);
        assertThat(value(syn, "IPv4", "time to live")).isEqualTo(64);
        assertThat(value(syn, "IPv4", "don't fragment")).isEqualTo(1);
        assertThat(value(syn, "TCP", "source port")).isEqualTo(41142);
        assertThat(value(syn, "TCP", "sequence number")).isEqualTo(0x11223344L);
        assertThat(value(syn, "TCP", "data offset")).isEqualTo(10);
        assertThat(value(syn, "TCP", "control bits")).isEqualTo(2);
        assertThat(value(syn, "TCP", "window")).isEqualTo(64240);
        assertThat(value(syn, "TCP", "maximum segment size")).isEqualTo(1460);
        assertThat(value(syn, "TCP", "timestamp value")).isEqualTo(10);
        assertThat(value(syn, "TCP", "shift")).isEqualTo(7);
    }

    @Test
    void everyBitOfTheHeadersBelongsToOneField() {
        for (String hex : List.of(SYN, ERROR)) {
            int bit = 0;
            for (HeaderField field : HeaderLayout.of(bytes(hex))) {
                assertThat(field.bit()).isEqualTo(bit);
                bit += field.bits();
            }
            assertThat(bit).isEqualTo(4 * hex.length());
            assertThat(HeaderLayout.headerBytes(bytes(hex))).isEqualTo(hex.length() / 2);
        }
    }

    @Test
    void anErrorShowsTheHeadersItQuotes() {
        byte[] error = bytes(ERROR);
        assertThat(value(error, "ICMP", "type")).isEqualTo(3);
        assertThat(value(error, "ICMP", "code")).isEqualTo(3);
        assertThat(value(error, "quoted UDP", "destination port")).isEqualTo(53);
    }

    @Test
    void dataIsNoField() {
        assertThat(HeaderLayout.headerBytes(bytes(SYN + "cafe"))).isEqualTo(60);
    }

    @Test
    void whatIsNoPacketHasNoFields() {
        assertThat(HeaderLayout.of(new byte[0])).isEmpty();
        assertThat(HeaderLayout.of(new byte[] {0x65, 0, 0})).isEmpty();
        assertThat(HeaderLayout.of(bytes(SYN.substring(0, 60)))).isNotEmpty();
    }
}
