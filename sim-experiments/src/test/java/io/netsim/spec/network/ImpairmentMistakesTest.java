package io.netsim.spec.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.Mistake;
import io.netsim.spec.SpecException;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of wrong impairments, traces, presets and partitions: place, what is wrong, what would be right. */
class ImpairmentMistakesTest {
    @TempDir
    private Path folder;

    private List<Mistake> mistakes(String link, String timeline) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, """
                netsim: 1
                name: x
                topology:
                  nodes: {a: {kind: host}, b: {kind: host}, r: {kind: router}}
                  links:
                    - {name: up, between: [a, r], %s}
                    - {name: wire, between: [r, b], rate: 1 Mbps, delay: 1 ms}
                time: {duration: 1 s}
                timeline: [%s]
                """.formatted(link, timeline));
        try {
            new SpecLoader().load(file, ImmutableMap.of());
            return List.of();
        } catch (SpecException e) {
            return e.mistakes();
        }
    }

    private void assertOne(List<Mistake> mistakes, int line, String... words) {
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0).line()).isEqualTo(line);
        assertThat(mistakes.get(0).message()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            quoteCharacter = '~',
            value = {
                "loss: {model: bit_error}                     ;; 'rate' is missing                       ;; write 'rate: 1e-6'",
                "loss: {model: bit_error, rate: 2}            ;; '2' is out of range                     ;; a fraction from 0 to 1",
                "loss: {model: bit_erors, rate: 1e-6}         ;; did you mean 'bit_error'?               ;; trace",
                "corruption: {rate: 1 %, bit_error_rate: 1e-6} ;; packets and bits cannot both be hit  ;; bit_error_rate: 1e-6",
                "corruption: {bits: 2}                      ;; 'rate' is missing                       ;; bit_error_rate: 1e-6",
                "corruption: {bit_error_rate: 1e-6, bits: 2} ;; 'bits' stands with 'rate' alone        ;; a bit error rate",
                "corruption: often                          ;; 'often' stands where a map is due       ;; or 'none'",
                "reordering: {by: 5 ms}                     ;; 'rate' is missing                       ;; write 'rate: 1 %'",
                "reordering: {gap: 0, by: 5 ms}             ;; '0' is out of range                     ;; from 1 to",
                "jitter: {distribution: {gauss: {mean: 1 ms}}} ;; unknown distribution 'gauss'         ;; normal",
                "jitter: {distribution: {normal: {mean: 1 ms}}} ;; 'deviation' is missing              ;; deviation: 10 ms",
                "jitter: {order: kept}                      ;; 'distribution' is missing               ;; exponential",
                "jitter: {distribution: 5 ms, order: any}   ;; unknown value 'any'                     ;; kept, free",
                "jitter: {exponential: {mean: 1 ms}}        ;; 'distribution' is missing               ;; exponential",
                "loss: {model: outage, from: 1 s, to: 5 s, every: 2 s} ;; begins before this one ends  ;; from start to start",
                "loss: {model: outage, from: 1 s, to: 5 s, since: now} ;; unknown value 'now'          ;; first_tcp_packet, start",
                "loss: {model: trace}                       ;; 'file' is missing                       ;; file: loss.csv",
                "loss: {model: trace, file: nowhere.csv}    ;; there is no file                        ;; counts from the folder of",
                "loss: {model: trace, file: \".\"}          ;; is not a text file                      ;; name one",
                "delay_trace: {file: x.yaml, units: ms}     ;; unknown key 'units'                     ;; did you mean 'unit'?",
            })
    void impairmentsOfALink(String key, String what, String right) throws IOException {
        Files.writeString(folder.resolve("good.csv"), "1 ms\n");
        List<Mistake> all = mistakes("rate: 1 Mbps, delay: 1 ms, " + key, "");
        assertThat(all).isNotEmpty();
        assertThat(all).anySatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo(6);
            assertThat(mistake.column()).isPositive();
            assertThat(mistake.message()).contains(what, right);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            quoteCharacter = '~',
            value = {
                "1 ms|2      ;; 2 ;; '2' has no unit; write such as '2 ms', or where the file is named 'unit: ms'",
                "1 ms|# x|2x ;; 3 ;; '2x' has the unknown unit 'x'",
                "1 ms|2 kB   ;; 2 ;; '2 kB' is a size, not a time",
                "delay       ;; 1 ;; 'delay' is not a time; write such as '10 ms'; a line of words must begin with #",
                "-1 ms       ;; 1 ;; '-1 ms' is out of range; write a time of 0 or more",
                "1 s, 1 ms|2 ms       ;; 2 ;; this line has 1, those above 2; write one value a line, or 'time, value'",
                "1 s, 1 ms, 2 ms      ;; 1 ;; this line has 3 columns",
                "1 s, 1 ms|0 s, 2 ms  ;; 2 ;; this time is before that of a line above; sort the lines by time",
                "1, 1 ms              ;; 1 ;; '1' has no unit; write such as '1 ms', or where the file is named 'time_unit: ms'",
            })
    void linesOfATrace(String text, int line, String message) throws IOException {
        Files.writeString(folder.resolve("delay.csv"), text.replace('|', '\n'));
        List<Mistake> all = mistakes("rate: 1 Mbps, delay: 1 ms, delay_trace: {file: delay.csv}", "");
        assertOne(all, line, message);
        assertThat(all.get(0).file()).endsWith("delay.csv");
    }

    @Test
    void anEmptyTraceIsAMistake() throws IOException {
        Files.writeString(folder.resolve("delay.csv"), "# nothing\n\n");
        assertOne(mistakes("rate: 1 Mbps, delay: 1 ms, delay_trace: {file: delay.csv}", ""), 6, "has no values");
    }

    @Test
    void aFileThatIsNoTraceIsToldInFewLines() throws IOException {
        Files.writeString(folder.resolve("loss.csv"), "<html>\n".repeat(1000));
        assertThat(mistakes("rate: 1 Mbps, delay: 1 ms, loss: {model: trace, file: loss.csv}", ""))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            quoteCharacter = '~',
            value = {
                "preset: 6g          ;; there is no preset '6g'; did you mean '4g'?",
                "preset: starlink    ;; presets are fibre, dsl, cable, 4g, 5g, wifi, geo_satellite, leo_satellite, data_center",
                "preset: 4g@9        ;; there is no such version, '4g@9'; the newest is '4g@1'",
                "preset: 4g, rate: fast ;; 'fast' is not a rate",
                "mtu: 1500 B         ;; 'rate' is missing; write 'rate: 100 Mbps'",
            })
    void presets(String key, String message) throws IOException {
        List<Mistake> all = mistakes(key, "");
        assertThat(all.get(0).line()).isEqualTo(6);
        assertThat(all.toString()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";;",
            quoteCharacter = '~',
            value = {
                "{at: 1 s, partition: [[a], [c]]}          ;; there is no node 'c'; did you mean 'a'? nodes are a, b, r",
                "{at: 1 s, partition: [[a], [\"*\"]]}      ;; 'a' is in two groups; each node is on one side of a partition",
                "{at: 1 s, partition: [[a]]}               ;; a partition keeps at least two groups of nodes apart",
                "{at: 1 s, partition: a}                   ;; 'a' stands where a list is due; write [[\"a*\"], [\"b*\"]]",
                "{at: 1 s, link: up, partition: [[a], [b]]} ;; partitions concern all links; leave 'link' out",
                "{at: 1 s, link: up, down: true, for: 1 s} ;; 'for' is the length of a partition; write 'down_for'",
                "{at: 1 s, heal: false}                    ;; 'false' changes nothing; write 'heal: true'",
                "{at: 1 s, down: true}                     ;; 'link' is missing; write 'link: bottleneck'",
                "{at: 1 s, link: up}                       ;; nothing changes; write one of 'set: {rate: 50 Mbps}'",
                "{at: 1 s, link: up, set: {}}              ;; nothing is set; write such as {rate: 50 Mbps",
                "{at: 1 s, link: up, set: {jiter: none}}   ;; unknown key 'jiter'; did you mean 'jitter'?",
                "{at: 1 s, link: \"upp*\", down: true}     ;; the pattern 'upp*' matches no link; ",
            })
    void plannedChanges(String change, String message) throws IOException {
        List<Mistake> all = mistakes("rate: 1 Mbps, delay: 1 ms", change);
        assertThat(all).anySatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo(9);
            assertThat(mistake.message()).contains(message);
        });
    }
}
