package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.LinkResult;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.SpecException;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Links whose rate is a trace. With {@code -Dnetsim.mahimahi=FOLDER}, a folder with traces of Mahimahi, measured ones are
 * tried too.
 */
class RateTraceTest {
    @TempDir
    Path folder;

    private Path experiment(String link, String time) throws IOException {
        return Files.writeString(folder.resolve("x.yaml"), """
                netsim: 1
                name: x
                topology:
                  nodes: {a: {kind: host}, b: {kind: host}}
                  links:
                    - {name: air, between: [a, b], delay: 0 ms, %s}
                traffic:
                  - {app: constant_rate, transport: udp, from: a, to: b, rate: 40 Mbps, payload: 1472 B}
                time: %s
                """.formatted(link, time));
    }

    private LinkResult forward(String link, String time) throws IOException {
        return new Run(new SpecLoader().load(experiment(link, time), ImmutableMap.of()), "x.yaml", 0, RunOptions.NONE)
                .execute().links().stream()
                        .filter(each -> each.name().equals("air.forward"))
                        .findFirst()
                        .orElseThrow();
    }

    private static long opportunities(Path trace) throws IOException {
        return Files.readAllLines(trace).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .count();
    }

    private void check(Path trace, int packets) throws IOException {
        List<String> lines = Files.readAllLines(trace);
        long lastMs = Long.parseLong(lines.get(lines.size() - 1).strip());
        // From just behind an instant of the trace to just behind the same one of the next round.
        String time = "{warmup: %d.5 ms, duration: %d.5 ms}".formatted(lastMs, 2 * lastMs);
        LinkResult result = forward(
                "overhead: 4 B, rate: {trace: '" + trace.toAbsolutePath() + "'}, queue: " + packets + " packets", time);
        assertThat(result.packets())
                .isCloseTo(opportunities(trace), within(1L)); // one is at the transmitter at each end
        assertThat(result.utilization()).isCloseTo(1, within(1e-4));
    }

    @Test
    void aSourceThatAlwaysHasPacketsTakesEachOpportunity() throws IOException {
        check(ProjectFiles.root().resolve("topologies/traces/cellular.down"), 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATT-LTE-driving-2016.down", "ATT-LTE-driving-2016.up"})
    void soItDoesOverMeasuredTraces(String name) throws IOException {
        String measured = System.getProperty("netsim.mahimahi", "");
        assumeTrue(!measured.isEmpty(), "-Dnetsim.mahimahi=FOLDER names measured traces");
        check(Path.of(measured).resolve(name), 10_000);
    }

    @Test
    void theMeanStandsWhereARateMustBeOneNumber() throws IOException {
        Files.writeString(folder.resolve("t.down"), "10\n20\n20\n1000\n");
        LinkResult result = forward("rate: {trace: t.down}, queue: 5 packets", "{duration: 1 s}");
        assertThat(result.rateBps()).isEqualTo(4 * 1504 * 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\n2\nfast\n", "5\n9\n7\n", "-1\n3\n4\n", "1\n2\n99999999999999\n"})
    void aBrokenLineIsToldWithItsPlace(String text) throws IOException {
        Files.writeString(folder.resolve("t.down"), text);
        int line = text.startsWith("-") ? 1 : 3;
        assertThat(complaint("{trace: t.down}")).contains("t.down:" + line + ":");
    }

    @Test
    void aTraceWithoutLengthOrFileOrKeyIsRefused() throws IOException {
        Files.writeString(folder.resolve("t.down"), "0\n0\n");
        assertThat(complaint("{trace: t.down}")).contains("x.yaml:6:").contains("ends at 0 ms");
        assertThat(complaint("{trace: none.down}")).contains("there is no file");
        assertThat(complaint("{file: t.down}")).contains("'trace' is missing").contains("unknown key 'file'");
    }

    private String complaint(String rate) throws IOException {
        Path file = experiment("rate: " + rate, "{duration: 1 s}");
        SpecException e = catchThrowableOfType(SpecException.class, () -> new SpecLoader().validate(file));
        assertThat(e).isNotNull();
        return String.valueOf(e.getMessage());
    }
}
