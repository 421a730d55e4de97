package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corruption, duplication and reordering as files ask for them. */
class DisturbancesTest {
    @TempDir
    private Path folder;

    private RunResult run(String link, String traffic, long seed) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, """
                netsim: 1
                name: x
                topology:
                  nodes: {a: {kind: host}, r: {kind: router}, b: {kind: host}}
                  links:
                    - {name: first, between: [a, r], rate: 20 Mbps, delay: 5 ms, %s}
                    - {name: second, between: [r, b], rate: 20 Mbps, delay: 5 ms}
                traffic: [%s]
                time: {duration: 20 s}
                """.formatted(link, traffic));
        return new Run(Experiment.load(file, Map.of(), seed), "x.yaml", 0, RunOptions.NONE).execute();
    }

    private static final String BOTH =
            "{app: bulk_transfer, from: a, to: b, size: 3 MB}, {app: constant_rate, from: a, to: b, rate: 1 Mbps,"
                    + " payload: 300 B}, {app: ping, from: b, to: a}";

    private static LinkResult link(RunResult result, String name) {
        return result.links().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long fate(RunResult result, String name) {
        return result.ledger().fates().stream()
                .filter(each -> each.fate().equals(name))
                .mapToLong(LedgerResult.Fate::packets)
                .sum();
    }

    @Test
    void singleFlippedBitsAreAllFoundAndRepaired() throws IOException {
        RunResult result = run("corruption: {rate: 1 %}", BOTH, 1);
        long hit = link(result, "first.forward").corruptedPackets()
                + link(result, "first.reverse").corruptedPackets();
        assertThat(hit).isGreaterThan(50);
        assertThat(fate(result, "corrupted")).isEqualTo(hit);
        assertThat(link(result, "second.forward").corruptedPackets()).isZero();
        assertThat(result.flows().get(0).status()).isEqualTo("completed");
        assertThat(result.flows()).allMatch(flow -> flow.corruptedBytes() == 0);
    }

    @Test
    void damagedDataUsesTheLinksBehindAndABrokenHeaderDoesNot() throws IOException {
        RunResult result =
                run("corruption: {rate: 20 %}", "{app: constant_rate, from: a, to: b, rate: 8 Mbps, payload: 60 B}", 1);
        long hit = link(result, "first.forward").corruptedPackets();
        long gone = link(result, "first.forward").packets()
                - link(result, "second.forward").packets();
        assertThat((double) gone / hit).isBetween(20.0 / 88 - 0.02, 20.0 / 88 + 0.02);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void damageThatNoChecksumFindsIsDeliveredAndCounted(long seed) throws IOException {
        RunResult result =
                run("corruption: {rate: 4 %, bits: 2}", "{app: bulk_transfer, from: a, to: b, size: 30 MB}", seed);
        long undetected = link(result, "first.forward").undetectedCorruptions()
                + link(result, "first.reverse").undetectedCorruptions();
        long hit = link(result, "first.forward").corruptedPackets()
                + link(result, "first.reverse").corruptedPackets();
        assertThat(undetected).isPositive();
        // A TTL or a destination may be what has changed: then the packet meets another fate.
        assertThat(fate(result, "corrupted")).isBetween(hit - undetected - 5, hit - undetected);
        assertThat(result.flows().get(0).corruptedBytes()).isBetween(1L, 2 * undetected);
    }

    @Test
    void shareOfThePacketsIsDoubled() throws IOException {
        RunResult plain =
                run("queue: 100 packets", "{app: constant_rate, from: a, to: b, rate: 8 Mbps, payload: 100 B}", 1);
        RunResult twice = run(
                "duplication: {rate: 5 %}", "{app: constant_rate, from: a, to: b, rate: 8 Mbps, payload: 100 B}", 1);
        double more = (double) twice.ledger().offeredPackets() / plain.ledger().offeredPackets();
        assertThat(more).isBetween(1.045, 1.055);
        assertThat(twice.flows().get(0).deliveredBytes())
                .isEqualTo(plain.flows().get(0).deliveredBytes());
    }

    @Test
    void shareOfThePacketsIsOvertaken() throws IOException {
        RunResult result = run(
                "reordering: {rate: 10 %, by: 5 ms}",
                "{app: constant_rate, from: a, to: b, rate: 1 Mbps, payload: 500 B}", 1);
        FlowResult flow = result.flows().get(0);
        var delay = Objects.requireNonNull(flow.oneWayDelayS());
        assertThat(delay.p99() - delay.p50()).isBetween(0.0049, 0.0051);
        assertThat(flow.lostDatagrams()).isZero();
    }

    @Test
    void reverseMaySwitchThemOff() throws IOException {
        RunResult result = run("corruption: {rate: 10 %}, reverse: {corruption: {rate: 0 %}}", BOTH, 1);
        assertThat(link(result, "first.forward").corruptedPackets()).isPositive();
        assertThat(link(result, "first.reverse").corruptedPackets()).isZero();
    }
}
