package io.netsim.spec.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netsim.rfc.Verifies;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with versions of IP, addresses and prefixes, told with its place. */
final class AddressingMistakesTest {
    private static final String GOOD = """
            netsim: 1
            name: good
            topology:
              addressing: dual
              nodes:
                a: {kind: host, address: [192.0.2.7, 2001:db8:7::7]}
                b: {kind: host, address: 2001:db8:7::8}
                r: {kind: router, prefix: 2001:db8:5::/64}
                s: {kind: router, prefix: [10.7.0.0/16, 2001:db8:6::/64]}
              links:
                - {between: [a, r], rate: 1 Mbps, delay: 1 ms, mtu: 1280 B}
                - {between: [r, s], rate: 1 Mbps, delay: 1 ms, reverse: {mtu: 1500 B}}
                - {between: [s, b], rate: 1 Mbps, delay: 1 ms}
            traffic:
              - {app: ping, from: a, to: b, ip_version: 6}
            time: {duration: 1 s}
            """;

    @TempDir
    private Path folder;

    private String mistake(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), text);
        SpecException e = catchThrowableOfType(SpecException.class, () -> new SpecLoader().validate(file));
        assertThat(e).isNotNull();
        assertThat(e.mistakes()).hasSize(1);
        return e.mistakes().get(0).toString().substring(file.toString().length() + 1);
    }

    @Test
    void theGoodFileIsGood() throws IOException {
        new SpecLoader().validate(Files.writeString(folder.resolve("x.yaml"), GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "addressing: dual | addressing: both | 4:15: topology.addressing: unknown value 'both'; write one of ipv4, ipv6, dual",
                "2001:db8:7::8 | 2001:db8:7:8 | 7:30: topology.nodes.b.address: '2001:db8:7:8' is not the IP address of a host;"
                        + " write one such as '192.0.2.7' or '2001:db8::7'",
                "2001:db8:7::8 | ff02::1 | 7:30: topology.nodes.b.address: 'ff02::1' is not the IP address of a host: it is"
                        + " multicast; write one such as '192.0.2.7' or '2001:db8::7'",
                "2001:db8:7::8 | fe80::1 | 7:30: topology.nodes.b.address: 'fe80::1' is not the IP address of a host: it is"
                        + " link-local, and these are not modelled; write one such as '192.0.2.7' or '2001:db8::7'",
                "2001:db8:7::8 | 2001:db8:7:0::7 | 7:8: topology.nodes.b: 'a' has the address 2001:db8:7::7 too; give each host"
                        + " its own",
                "2001:db8:5::/64 | 2001:db8:5::1/64 | 8:31: topology.nodes.r.prefix: '2001:db8:5::1/64' has bits set beyond its"
                        + " length; write one such as '10.5.0.0/16' or '2001:db8:5::/64', zero beyond its length",
                "2001:db8:5::/64 | 2001:db8:5::/128 | 8:31: topology.nodes.r.prefix: '2001:db8:5::/128' is not an IP prefix that"
                        + " hosts can be numbered from; write one such as '10.5.0.0/16' or '2001:db8:5::/64', of length 1 to 30,"
                        + " or to 126 for IPv6",
                "'[10.7.0.0/16, 2001:db8:6::/64]' | '[10.7.0.0/16, 10.8.0.0/16]' | 9:31: topology.nodes.s.prefix: 'prefix' names"
                        + " two of IPv4; write one, or one of each version: [10.5.0.0/16, '2001:db8:5::/64']",
                "ip_version: 6 | ip_version: ipv6 | 15:45: traffic[0].ip_version: unknown value 'ipv6'; write one of 4, 6"
            })
    void eachMistakeIsToldWithItsPlaceAndWhatWouldBeRight(String from, String to, String told) throws IOException {
        assertThat(GOOD).contains(from);
        assertThat(mistake(GOOD.replace(from, to))).isEqualTo(told);
    }

    @Test
    void aPrefixOverAnotherIsToldAcrossSpellings() throws IOException {
        assertThat(mistake(GOOD.replace("2001:db8:6::/64", "2001:0DB8:5:0::/60")))
                .isEqualTo(
                        "9:8: topology.nodes.s: the prefix 2001:db8:5::/60 overlaps 2001:db8:5::/64 of 'r'; give each"
                                + " router its own");
    }

    @Test
    void anAddressOfAVersionThatTheNetworkDoesNotHaveIsTold() throws IOException {
        assertThat(mistake(GOOD.replace("addressing: dual", "addressing: ipv4")
                        .replace("ip_version: 6", "ip_version: 4")
                        .replace("prefix: 2001:db8:5::/64", "prefix: 10.5.0.0/24")))
                .isEqualTo("7:30: topology.nodes.b.address: '2001:db8:7::8' is of IPv6, and 'addressing' is ipv4; write"
                        + " 'addressing: ipv6' or 'addressing: dual', or one of IPv4 here");
    }

    @Test
    void trafficOfAVersionThatTheNetworkDoesNotHaveIsTold() throws IOException {
        assertThat(mistake(
                        GOOD.replace("addressing: dual", "addressing: ipv6").replace("ip_version: 6", "ip_version: 4")))
                .isEqualTo("15:45: traffic[0].ip_version: the hosts have no IPv4 addresses; write 'addressing: ipv4' or"
                        + " 'addressing: dual' in the topology");
    }

    @Test
    @Verifies("RFC8200:minimum-mtu")
    void aLinkOfLessThan1280BytesIsToldWhereItIsWritten() throws IOException {
        String right =
                " has an MTU of 1279 B, and IPv6 needs at least 1280 B; write a larger one, or 'addressing: ipv4'";
        assertThat(mistake(GOOD.replace("mtu: 1280 B", "mtu: 1279 B")))
                .isEqualTo("11:57: topology.links[0].mtu: the link" + right);
        assertThat(mistake(GOOD.replace("reverse: {mtu: 1500 B}", "reverse: {mtu: 1279 B}")))
                .isEqualTo("12:67: topology.links[1].reverse.mtu: the link" + right);
    }

    @Test
    void ipv4TakesSmallerLinksAsBefore() throws IOException {
        new SpecLoader()
                .validate(Files.writeString(
                        folder.resolve("x.yaml"),
                        GOOD.replace("addressing: dual", "addressing: ipv4")
                                .replace("mtu: 1280 B", "mtu: 68 B")
                                .replace("address: 2001:db8:7::8", "ttl: 64")
                                .replace(", prefix: 2001:db8:5::/64", "")
                                .replace("ip_version: 6", "ip_version: 4")));
    }
}
