package io.netsim.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.browser.Browser;
import io.netsim.browser.BrowserPage;
import io.netsim.cli.Netsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run over IPv6, opened in a browser. */
class Ipv6PageTest {
    private static final String TEXT = """
            netsim: 1
            name: six
            topology:
              addressing: dual
              nodes: {a: {kind: host}, b: {kind: host}}
              links: [{name: wire, between: [a, b], rate: 10 Mbps, delay: 5 ms}]
            traffic:
              - {app: bulk_transfer, id: bulk, from: a, to: b, size: 20 kB}
              - {app: ping, id: ping, from: a, to: b, count: 1, payload: 2 kB}
            time: {duration: 2 s}
            """;

    @TempDir
    private Path folder;

    private static void choose(BrowserPage page, String flow) {
        page.evaluate("netsimRun.choose(netsimRun.talks.findIndex(t => t.flows[0] === '" + flow + "'))");
        page.settle();
    }

    @Test
    void headersAddressesAndSocketsAreThoseOfIpv6() throws IOException {
        Path experiment = Files.writeString(folder.resolve("six.yaml"), TEXT);
        Path file = folder.resolve("six.html");
        assertThat(Netsim.run("run", experiment, "--report", file).code()).isZero();
        try (Browser browser = Browser.start()) {
            BrowserPage page = browser.open(file);
            choose(page, "bulk");
            assertThat(page.text(".packet-title")).contains("SYN").contains("[2001:db8::2]:5001");
            assertThat(page.text("#packet")).contains("flow label").contains("hop limit");
            assertThat(page.text("#packet .steps"))
                    .contains("Destination 2001:db8::2 is an address of b")
                    .contains("The socket *:5001 (LISTEN)");
            choose(page, "ping");
            String labels = page.evaluate(
                            "netsimRun.talks.find(t => t.flows[0] === 'ping').packets.map(netsimRun.label)"
                                    + ".join(', ')")
                    .toString();
            assertThat(labels)
                    .contains("ICMPv6 echo request, fragment from 1448")
                    .contains("ICMPv6 echo reply");
            assertThat(page.evaluate("netsimRun.address([32,1,13,184,0,0,0,1,0,0,0,0,0,0,0,1])"))
                    .hasToString("2001:db8:0:1::1");
            assertThat(page.problems()).isEmpty();
        }
    }
}
