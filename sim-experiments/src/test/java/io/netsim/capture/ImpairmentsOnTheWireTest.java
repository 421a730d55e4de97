package io.netsim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import io.netsim.run.Experiment;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every impairment as the ledger, the link's counters and tshark see it: they agree packet by packet. */
class ImpairmentsOnTheWireTest {
    @TempDir
    private Path folder;

    private RunResult result;
    private List<Frame> sent;
    private List<Frame> received;

    @BeforeAll
    static void requireReferees() {
        assumeTrue(Referees.areThere(), "tshark and capinfos are not installed: captures are not judged");
    }

    /** What tshark tells of a frame that left host a; the key is the same wherever the packet is seen. */
    private record Frame(double time, String key, String comment, boolean badChecksum) {}

    private void run(String link, String timeline) throws IOException {
        Files.writeString(folder.resolve("loss.csv"), "0 s, 0\n2 s, 1\n2.3 s, 0\n4 s, 50 %\n4.5 s, 0\n");
        Files.writeString(folder.resolve("delay.csv"), "# ms\n1\n4\n2\n16\n");
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, """
                netsim: 1
                name: x
                topology:
                  nodes: {a: {kind: host}, b: {kind: host}}
                  links:
                    - {name: wire, between: [a, b], rate: 20 Mbps, delay: 5 ms%s}
                traffic:
                  - {app: constant_rate, from: a, to: b, rate: 400 kbps, payload: 500 B, stop: 9 s}
                  - {app: bulk_transfer, from: a, to: b, size: 150 kB}
                time: {duration: 12 s}
                timeline: [%s]
                """.formatted(link.isEmpty() ? "" : ", " + link, timeline));
        RunOptions.Capture capture =
                new RunOptions.Capture(ImmutableList.of("a", "b"), RunOptions.Capture.WHOLE, folder);
        Run run = new Run(
                Experiment.load(file, Map.of(), null),
                "x.yaml",
                0,
                new RunOptions(Long.MAX_VALUE, ImmutableList.of(), false, false, false, capture, null));
        result = run.execute();
        Path kept = run.write(folder.resolve("results"), result, file);
        sent = frames(kept.resolve("capture-a.pcapng"));
        received = frames(kept.resolve("capture-b.pcapng"));
    }

    private static List<Frame> frames(Path capture) {
        return Referees.tshark(
                        capture,
                        ImmutableList.of(
                                "-Y",
                                "ip.src==10.0.0.1",
                                "-T",
                                "fields",
                                "-E",
                                "separator=|",
                                "-E",
                                "occurrence=f",
                                "-e",
                                "frame.time_epoch",
                                "-e",
                                "ip.id",
                                "-e",
                                "ip.len",
                                "-e",
                                "udp.checksum",
                                "-e",
                                "tcp.checksum",
                                "-e",
                                "tcp.seq_raw",
                                "-e",
                                "ip.checksum.status",
                                "-e",
                                "udp.checksum.status",
                                "-e",
                                "tcp.checksum.status",
                                "-e",
                                "frame.comment"))
                .stream()
                .map(line -> {
                    List<String> cells = Splitter.on('|').splitToList(line);
                    return new Frame(
                            Double.parseDouble(cells.get(0)),
                            String.join(" ", cells.subList(1, 6)),
                            cells.get(9),
                            cells.subList(6, 9).contains("0")
                                    || cells.subList(6, 9).contains("Bad"));
                })
                .toList();
    }

    private LinkResult link(String name) {
        return result.links().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private LinkResult forward() {
        return link("wire.forward");
    }

    private long fate(String name) {
        return result.ledger().fates().stream()
                .filter(each -> each.fate().equals(name))
                .mapToLong(LedgerResult.Fate::packets)
                .sum();
    }

    private static long commented(List<Frame> frames, String comment) {
        return frames.stream()
                .filter(frame -> frame.comment().contains(comment))
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            value = {
                "random_loss  ;; loss: {model: bernoulli, rate: 5 %} ;; ''",
                "random_loss  ;; loss: {model: gilbert_elliott, p: 2 %, r: 30 %, loss_good: 1 %, loss_bad: 80 %} ;; ''",
                "bit_error    ;; loss: {model: bit_error, rate: 1e-5} ;; ''",
                "planned_loss ;; 'loss: {model: list, select: data, packets: [5, \"7-9\"]}' ;; ''",
                "planned_loss ;; loss: {model: every, n: 50} ;; ''",
                "planned_loss ;; loss: {model: first, select: syn, count: 2} ;; ''",
                "planned_loss ;; loss: {model: segment, byte: 9000, count: 2} ;; ''",
                "outage       ;; loss: {model: outage, from: 1 s, to: 1500 ms} ;; ''",
                "outage       ;; loss: {model: outage, from: 1 s, to: 1100 ms, every: 2 s, since: start} ;; ''",
                "trace_loss   ;; loss: {model: trace, file: loss.csv, at_end: hold} ;; ''",
                "partitioned  ;; '' ;; '{at: 3 s, partition: [[a], [b]], for: 1 s}'",
                "link_down    ;; '' ;; '{at: 3 s, link: wire, down_for: 1 s}'",
                "random_loss  ;; '' ;; '{at: 3 s, link: w*.forward, set: {loss: {model: bernoulli, rate: 50 %}}}, {at: 5 s, link: wire, set: {loss: none}}'",
            })
    void whatALinkLosesIsInTheLedgerTheCountersAndTheCaptures(String fate, String link, String timeline)
            throws IOException {
        run(link, timeline);
        long lost = forward().drops().getOrDefault(fate, 0L);
        assertThat(lost).isPositive();
        assertThat(lost + link("wire.reverse").drops().getOrDefault(fate, 0L)).isEqualTo(fate(fate));
        assertThat(commented(sent, "dropped: " + fate + " on wire.forward")).isEqualTo(lost);
        // What tshark sees leave and not arrive.
        Set<String> arrived = new HashSet<>();
        received.forEach(frame -> arrived.add(frame.key()));
        assertThat(sent.stream().filter(frame -> !arrived.contains(frame.key())))
                .hasSize((int) lost)
                .allMatch(frame -> frame.comment().equals("dropped: " + fate + " on wire.forward"));
        assertThat(sent.size() - received.size()).isEqualTo((int) lost);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            value = {
                "reordering: {rate: 5 %, by: 60 ms} ;; ''",
                "reordering: {gap: 10, by: 60 ms} ;; ''",
                "'jitter: {distribution: {uniform: [0 ms, 60 ms]}, order: free}' ;; ''",
                "'jitter: {distribution: {normal: {mean: 40 ms, deviation: 15 ms}}, order: free}' ;; ''",
                "'delay_trace: {file: delay.csv, unit: ms, order: free}' ;; ''",
                "'delay_list: [{packets: [20, \"30-33\"], by: 60 ms}]' ;; ''",
                "'' ;; '{at: 2 s, link: wire, set: {jitter: {distribution: {exponential: {mean: 30 ms}}, order: free}}}'",
            })
    void whatIsOvertakenIsSoForTshark(String link, String timeline) throws IOException {
        run(link, timeline);
        Map<String, Integer> order = new HashMap<>();
        sent.forEach(frame -> order.put(frame.key(), order.size()));
        int latest = -1;
        int overtaken = 0;
        for (Frame frame : received) {
            int number = order.get(frame.key());
            overtaken += number < latest ? 1 : 0;
            assertThat(frame.comment()).isEqualTo(number < latest ? "overtaken on wire.forward" : "");
            latest = Math.max(latest, number);
        }
        assertThat(received).hasSameSizeAs(sent);
        assertThat(overtaken).isPositive();
        assertThat(forward().overtakenPackets()).isEqualTo(overtaken);
        assertThat(forward().droppedPackets()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            value = {
                "'jitter: {distribution: {exponential: {mean: 5 ms}}}' ;; 0.003",
                "'jitter: {distribution: {normal: {mean: 20 ms, deviation: 5 ms}}}' ;; 0.003",
                "'delay_trace: {file: delay.csv, unit: ms}' ;; 0.003",
            })
    void keptOrderIsKeptThoughDelaysVary(String link, double deviation) throws IOException {
        run(link, "");
        assertThat(received.stream().map(Frame::key))
                .containsExactlyElementsOf(sent.stream().map(Frame::key).toList());
        assertThat(forward().overtakenPackets()).isZero();
        double[] delays = new double[sent.size()];
        double mean = 0;
        for (int i = 0; i < delays.length; i++) {
            delays[i] = received.get(i).time() - sent.get(i).time();
            mean += delays[i] / delays.length;
        }
        double variance = 0;
        for (double delay : delays) {
            assertThat(delay).isGreaterThan(0.005);
            variance += (delay - mean) * (delay - mean) / delays.length;
        }
        assertThat(Math.sqrt(variance)).isGreaterThan(deviation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            value = {"duplication: {rate: 5 %} ;; ''", "'' ;; '{at: 2 s, link: wire, set: {duplication: {rate: 10 %}}}'"
            })
    void copiesAreCopiesForTshark(String link, String timeline) throws IOException {
        run(link, timeline);
        Set<String> seen = new HashSet<>();
        long copies = received.stream().filter(frame -> !seen.add(frame.key())).count();
        assertThat(copies).isPositive();
        assertThat(forward().duplicatedPackets()).isEqualTo(copies);
        assertThat(commented(received, "a copy made on wire.forward")).isEqualTo(copies);
        assertThat(received.size() - sent.size()).isEqualTo((int) copies);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            value = {
                "corruption: {rate: 5 %} ;; ''",
                "'corruption: {rate: 5 %, bits: 3}' ;; ''",
                "corruption: {bit_error_rate: 1e-5} ;; ''",
                "'' ;; '{at: 2 s, link: wire.forward, set: {corruption: {bit_error_rate: 2e-5}}}'",
            })
    void damagedPacketsHaveBadChecksumsForTshark(String link, String timeline) throws IOException {
        run(link, timeline);
        long found = forward().corruptedPackets() - forward().undetectedCorruptions();
        assertThat(found).isPositive();
        assertThat(commented(sent, "corrupted on wire.forward"))
                .isEqualTo(forward().corruptedPackets());
        // A flipped bit of the source address hides the frame from this filter, one of the version from tshark.
        long bad = received.stream().filter(Frame::badChecksum).count();
        assertThat(bad).isBetween(found - Math.max(2, found / 8), found);
        assertThat(received.stream().filter(Frame::badChecksum))
                .allMatch(frame -> frame.comment().startsWith("dropped: corrupted at b"));
        assertThat(received.stream().filter(frame -> frame.comment().startsWith("dropped: corrupted at b")))
                .allMatch(Frame::badChecksum);
    }

    @ParameterizedTest
    @CsvSource({"3.0, 3.4"})
    void nothingArrivesInAHoldWindow(double from, double to) throws IOException {
        run("hold: [{from: 3 s, to: 3400 ms}]", "");
        double start = sent.get(0).time();
        assertThat(received).hasSameSizeAs(sent);
        assertThat(received.stream().filter(frame -> inside(frame.time() - start, from, to)))
                .isEmpty();
        assertThat(received.stream().filter(frame -> Math.abs(frame.time() - start - to) < 1e-6))
                .hasSizeGreaterThan(30);
    }

    private static boolean inside(double time, double from, double to) {
        return time > from && time < to - 1e-6;
    }
}
