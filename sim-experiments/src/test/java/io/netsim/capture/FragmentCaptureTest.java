package io.netsim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netsim.cli.Netsim;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fragments in captures, judged by a program we did not write. */
class FragmentCaptureTest {
    @TempDir
    private Path folder;

    private Path capture(String of) throws IOException {
        assumeTrue(Referees.areThere(), "tshark and capinfos are not installed: captures are not judged");
        Path file = ProjectFiles.root().resolve("topologies/experiments/path-mtu.yaml");
        Netsim outcome = Netsim.run("run", file, "--capture", of, "--out", folder);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(each -> each.toString().endsWith(of + ".pcapng"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void tsharkPutsFragmentsTogetherAsTheHostDoes() throws IOException {
        Path capture = capture("client");
        assertThat(Referees.mistakes(capture)).isEmpty();
        List<String> wanted = List.of("-e", "ip.fragment.count", "-e", "udp.length", "-e", "udp.checksum.status");
        List<String> fields = Stream.concat(Stream.of("-Y", "udp", "-T", "fields"), wanted.stream())
                .toList();
        assertThat(Referees.tshark(capture, fields)).hasSizeGreaterThan(700).containsOnly("3\t4008\t1");
        assertThat(Referees.tshark(capture, List.of("-Y", "ip.fragment.overlap || ip.fragment.error")))
                .isEmpty();
    }

    @Test
    void tsharkReadsTheMtuThatARouterReports() throws IOException {
        Path capture = capture("server");
        assertThat(Referees.mistakes(capture)).isEmpty();
        assertThat(Referees.tshark(
                        capture, List.of("-Y", "icmp", "-T", "fields", "-e", "icmp.mtu", "-e", "icmp.checksum.status")))
                .isNotEmpty()
                .containsOnly("1400\t1");
    }
}
