package io.netsim.spec.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bad input is told with its place, what is wrong and what would be right. */
final class MistakesTest {
    private static final String GOOD = """
            netsim: 1
            name: good
            params: {rate: 10 Mbps, flows: 2, cc: reno}
            topology:
              nodes:
                a: {kind: host}
                b: {kind: host, ports: {privileged: false}}
                island: {kind: host}
                r: {kind: router}
              links:
                - {between: [a, r], rate: $rate, delay: 1 ms}
                - {name: uplink, between: [r, b], rate: $rate, delay: 1 ms, queue: {limit: 64 KiB}}
            stacks:
              - {hosts: "*", profile: linux, tcp: {sack: true}}
            traffic:
              - {app: bulk_transfer, from: a, to: b, port: 5001, size: 1 MB}
              - {app: constant_rate, from: b, to: a, rate: 1 Mbps}
            time: {duration: 1 s}
            timeline:
              - {at: 0.5 s, link: uplink, set: {rate: 1 Mbps}}
            sweep:
              grid: {rate: [1 Mbps, 2 Mbps]}
              zip: {flows: [1, 2], cc: [reno, cubic]}
              where: rate >= 1 Mbps
            """;

    @TempDir
    private Path folder;

    @Test
    void theGoodFileIsGood() throws IOException {
        new SpecLoader().validate(write(GOOD));
    }

    @Test
    void valuesOfDifferentKindsAreToldOnce() throws IOException {
        expect(
                changed("where: rate >= 1 Mbps", "where: rate >= 1 ms"),
                ":24:10: sweep.where: '1 Mbps' and '1 ms' are not of the same kind; give both the same kind of unit");
    }

    @Test
    void emptyGridIsToldAndNotRunAsOnePoint() throws IOException {
        expect(
                changed("grid: {rate: [1 Mbps, 2 Mbps]}", "grid: {}"),
                ":22:9: sweep.grid: there is nothing to sweep in it; write {cc: [reno, cubic]}, or leave 'grid' out");
    }

    @Test
    void unknownKeyIsToldWithASuggestion() throws IOException {
        expect(
                changed("profile:", "profil:"),
                ":14:18: stacks[0].profil: unknown key 'profil'; did you mean 'profile'? keys here are hosts, profile, tcp, udp");
    }

    @Test
    void bareNumberWhereAUnitIsDue() throws IOException {
        expect(
                changed("delay: 1 ms}", "delay: 1}"),
                ":11:45: topology.links[0].delay: '1' has no unit; write a time such as '10 ms'");
    }

    @Test
    void unknownUnitIsToldWithASuggestion() throws IOException {
        expect(
                changed("rate: 1 Mbps}\ntime", "rate: 1 mbps}\ntime"),
                ":17:48: traffic[1].rate: '1 mbps' has the unknown unit 'mbps'; did you mean 'Mbps'?");
    }

    @Test
    void unitOfAnotherKindIsNamed() throws IOException {
        expect(changed("duration: 1 s", "duration: 1 kB"), ":18:18: time.duration: '1 kB' is a size, not a time;");
    }

    @Test
    void wrongTypeIsNamed() throws IOException {
        expect(
                changed("sack: true", "sack: [true]"),
                ":14:46: stacks[0].tcp.sack: a list stands where 'true' or 'false' is due");
        expect(
                changed("{duration: 1 s}", "5 s"),
                ":18:7: time: '5 s' stands where a map is due; write {duration: 60 s");
    }

    @Test
    void duplicateKeyIsToldWithThePlaceOfTheFirst() throws IOException {
        expect(changed("time:", "name: again\ntime:"), ":18:1: name: the key 'name' stands twice, first in line 2");
    }

    @Test
    void unknownNodeInALinkIsToldWithASuggestion() throws IOException {
        expect(
                changed("between: [r, b]", "between: [r, bb]"),
                ":12:35: topology.links[1].between[1]: there is no node 'bb'; did you mean 'b'? nodes are a, b, island, r");
    }

    @Test
    void unknownHostInTrafficIsTold() throws IOException {
        expect(
                changed("from: a, to: b, port", "from: a, to: bob, port"),
                ":16:39: traffic[0].to: there is no host 'bob'; hosts are a, b, island");
    }

    @Test
    void patternThatMatchesNothingIsTold() throws IOException {
        expect(changed("hosts: \"*\"", "hosts: \"x*\""), ":14:13: stacks[0].hosts: the pattern 'x*' matches no host;");
    }

    @Test
    void unknownLinkInTheTimelineIsToldWithASuggestion() throws IOException {
        expect(
                changed("link: uplink", "link: uplnk"),
                ":20:23: timeline[0].link: there is no link 'uplnk'; did you mean 'uplink'?");
    }

    @Test
    void negativeRateIsTold() throws IOException {
        expect(
                changed("rate: 1 Mbps}\ntime", "rate: -1 Mbps}\ntime"),
                ":17:48: traffic[1].rate: '-1 Mbps' is negative; write a rate of at least 1 bps");
    }

    @Test
    void hugeNumberIsTold() throws IOException {
        expect(
                changed("duration: 1 s", "duration: 1e999999999 s"),
                ":18:18: time.duration: '1e999999999 s' is too large; the largest is 100 days");
        expect(
                changed("size: 1 MB", "size: 99999999999999999999 GB"),
                ":16:60: traffic[0].size: '99999999999999999999 GB' is too large");
    }

    @Test
    void emptySweepIsTold() throws IOException {
        expect(changed("[1 Mbps, 2 Mbps]", "[]"), ":22:16: sweep.grid.rate: the list of values is empty");
    }

    @Test
    void valuesMayStandTwiceInAZippedListIfTheirNeighboursDiffer() throws IOException {
        expect(
                changed("zip: {flows: [1, 2], cc: [reno, cubic]}", "zip: {flows: [1, 2, 1], cc: [reno, cubic, reno]}"),
                ":23:8: sweep.zip: number 1 and number 3 of the zipped values are the same; keep one of them");
    }

    @Test
    void zipOfUnequalLengthsIsTold() throws IOException {
        expect(
                changed("flows: [1, 2]", "flows: [1, 2, 3]"),
                ":23:8: sweep.zip: zipped parameters advance together, so they need as many values each; flows has 3, cc has 2");
    }

    @Test
    void unknownParameterInTheSweepIsTold() throws IOException {
        expect(
                changed("zip: {flows", "zip: {flws"),
                ":23:9: sweep.zip.flws: there is no parameter 'flws' to sweep; did you mean 'flows'?");
    }

    @Test
    void conditionThatNeverHoldsIsTold() throws IOException {
        expect(changed("rate >= 1 Mbps", "rate > 1 Gbps"), ":24:10: sweep.where: the condition excludes every point");
    }

    @Test
    void mistakeInsideAConditionHasItsOwnPlace() throws IOException {
        expect(
                changed("rate >= 1 Mbps", "rate >= 1 Mbps and cd == 'x'"),
                ":24:29: sweep.where: there is no parameter 'cd'; did you mean 'cc'?");
        expect(changed("rate >= 1 Mbps", "(rate >= 1 Mbps"), ":24:25: sweep.where: a ')' is missing");
        expect(changed("rate >= 1 Mbps", "rate > 5"), ":24:10: sweep.where: '1 Mbps' and '5' are not of the same kind");
    }

    @Test
    void wrongValueOfASweepIsFoundBeforeAnythingRuns() throws IOException {
        expect(
                changed("[1 Mbps, 2 Mbps]", "[1 Mbps, 2 Mbs]").replace("  where: rate >= 1 Mbps\n", ""),
                ":11:31: topology.links[0].rate: '2 Mbs' (from $rate) has the unknown unit 'Mbs'; did you mean 'Mbps'?");
    }

    @Test
    void emptyFileIsTold() throws IOException {
        expect("", ":1:1: the file is empty; begin with 'netsim: 1'");
        expect("# nothing\n", ":1:1: the file is empty; begin with 'netsim: 1'");
    }

    @Test
    void everyTabThatIndentsIsTold() throws IOException {
        expect(
                changed("  links:", "\tlinks:"),
                ":10:1: a tab indents this line, which YAML forbids; indent with spaces");
    }

    @Test
    void unquotedStarIsToldAndReadingGoesOn() throws IOException {
        String text = changed("hosts: \"*\"", "hosts: *").replace("duration: 1 s", "duration: 1");
        expect(text, ":14:13: YAML takes an unquoted '*' for an alias; put the pattern in quotes, such as \"*\"");
        expect(text, ":18:18: time.duration: '1' has no unit");
        expect(changed("hosts: \"*\"", "hosts: *a"), ":14:13: YAML takes an unquoted '*'");
    }

    @Test
    void missingFileIsTold() {
        Path file = folder.resolve("absent.yaml");
        assertThat(mistakes(file))
                .containsExactly(file + ":1:1: there is no file '" + file + "'; check the name and the folder");
    }

    @Test
    void directoryIsTold() {
        assertThat(mistakes(folder))
                .containsExactly(folder + ":1:1: '" + folder + "' is a directory; name a YAML file in it");
    }

    @Test
    void missingTopologyFileIsToldWhereItIsNamed() throws IOException {
        expect(
                "netsim: 1\nname: x\ntime: {duration: 1 s}\ntopology: {use: absent.yaml}\n",
                ":4:17: topology.use: there is no file");
    }

    @Test
    void mistakesOfAUsedTopologyComeWithThoseOfTheExperiment() throws IOException {
        Files.writeString(
                folder.resolve("net.yaml"),
                "netsim: 1\nparams: {d: 1 ms}\nnodes: {a: {kind: host}, b: {kind: host}}\nlinks:\n  - {between: [a, b], rate: 1 Mbps, delay: $d}\n");
        Path file =
                write("netsim: 1\nname: x\ntime: {duration: 1}\ntopology: {use: net.yaml, with: {d: 3 kB, e: 4}}\n");
        assertThat(mistakes(file))
                .anyMatch(line -> line.startsWith(
                        folder.resolve("net.yaml") + ":5:44: links[0].delay: '3 kB' (from $d) is a size, not a time"))
                .anyMatch(line ->
                        line.startsWith(file + ":4:43: topology.with.e: there is no parameter 'e'; did you mean 'd'?"))
                .anyMatch(line -> line.startsWith(file + ":3:18: time.duration: '1' has no unit"))
                .hasSize(3);
    }

    @Test
    void formatVersionIsChecked() throws IOException {
        expect(changed("netsim: 1\n", ""), ":1:1: the format version is missing; begin the file with 'netsim: 1'");
        expect(
                changed("netsim: 1", "netsim: 2"),
                ":1:9: netsim: the format version is '2'; this Netsim reads 'netsim: 1'");
    }

    @Test
    void unknownParameterIsToldWithASuggestion() throws IOException {
        expect(
                changed("rate: $rate, delay: 1 ms}", "rate: $rat, delay: 1 ms}"),
                ":11:31: topology.links[0].rate: there is no parameter 'rat'; did you mean 'rate'? parameters are rate, flows, cc");
    }

    @Test
    void unknownParameterOnTheCommandLineIsTold() throws IOException {
        Path file = write(GOOD);
        SpecException e = catchThrowableOfType(
                SpecException.class, () -> new SpecLoader().load(file, ImmutableMap.of("rat", "3 Mbps")));
        assertThat(e)
                .hasMessage(
                        "-p rat=3 Mbps: there is no parameter 'rat'; did you mean 'rate'? parameters are rate, flows, cc");
    }

    @Test
    void bytesThatAreNotUtf8AreTold() throws IOException {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("good")] = (byte) 0xE9;
        Path file = folder.resolve("bad.yaml");
        Files.write(file, bytes);
        assertThat(mistakes(file))
                .containsExactly(file + ":2:7: the byte 0xE9 is not UTF-8; save the file in the encoding UTF-8");
    }

    @Test
    void secondDocumentIsTold() throws IOException {
        expect(GOOD + "---\nnetsim: 1\n", ":25:1: a second document begins here; keep one document a file");
    }

    @Test
    void unreachableDestinationIsTold() throws IOException {
        expect(
                changed("from: a, to: b, port", "from: a, to: island, port"),
                ":16:39: traffic[0].to: no path leads from 'a' to 'island'");
    }

    @Test
    void hostsDoNotForward() throws IOException {
        expect(
                changed("- {name: uplink", "- {between: [b, island], rate: 1 Mbps, delay: 1 ms}\n    - {name: uplink")
                        .replace("from: a, to: b, port", "from: a, to: island, port"),
                "no path leads from 'a' to 'island'");
    }

    @Test
    void portInUseIsTold() throws IOException {
        String again = "  - {app: bulk_transfer, from: a, to: b, port: 5001}\ntime:";
        expect(
                changed("time:", again.stripLeading()).replace("\n- {app", "\n  - {app"),
                ":18:48: traffic[2].port: tcp port 5001 of 'b' is in use by the entry in line 16; choose another port");
    }

    @Test
    void portOutOfRangeIsTold() throws IOException {
        expect(
                changed("port: 5001", "port: 65536"),
                ":16:48: traffic[0].port: '65536' is out of range; write a whole number from 0 to 65535");
        expect(changed("port: 5001", "port: -1"), ":16:48: traffic[0].port: '-1' is out of range");
    }

    @Test
    void portThatNeedsPrivilegeIsTold() throws IOException {
        expect(
                changed("port: 5001", "port: 80"),
                ":16:48: traffic[0].port: port 80 needs privilege, which 'b' does not give");
    }

    @Test
    void whatAMetricCannotGiveIsTold() throws IOException {
        expect(
                GOOD + "measure:\n  - {metric: link.queue_packets, keep: [mean, p99]}\n",
                ":26:47: measure[0].keep[1]: link.queue_packets has no statistic 'p99'; write mean, max");
        expect(
                GOOD + "measure:\n  - {metric: flow.rtt_s, series: 1 ms}\n",
                ":26:34: measure[0].series: there is no series of flow.rtt_s; there are series of flow.goodput_bps");
        expect(
                GOOD + "measure:\n  - {metric: link.utilization, series: 1 ns}\n",
                ":26:40: measure[0].series: the run has more than a million of these intervals; write a longer one");
    }

    @Test
    void syntaxMistakeIsToldWithAdvice() throws IOException {
        expect(
                changed("name: good", "name: good: bad"),
                ":2:11: this is not YAML (mapping values are not allowed here); check the indentation");
        expect(
                "netsim: 1\nname: \"good\n",
                ":2:7: this is not YAML (while scanning a quoted scalar that begins in line 2, found unexpected end of stream); close the quotes");
    }

    @Test
    void sweptValuesFromTheCommandLineAreChecked() throws IOException {
        Path file = write(GOOD);
        SpecException e = catchThrowableOfType(
                SpecException.class,
                () -> new SpecLoader().plan(file, ImmutableMap.of("rate", ImmutableList.of("1 Mbps", "fast"))));
        assertThat(e.mistakes().toString()).contains("'fast'");
    }

    private static String changed(String from, String to) {
        assertThat(GOOD).contains(from);
        return GOOD.substring(0, GOOD.indexOf(from)) + to + GOOD.substring(GOOD.indexOf(from) + from.length());
    }

    private void expect(String text, String line) throws IOException {
        Path file = write(text);
        String start = line.startsWith(":") ? file + line : line;
        assertThat(mistakes(file))
                .anyMatch(mistake -> line.startsWith(":") ? mistake.startsWith(start) : mistake.contains(line));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("experiment.yaml"), text);
    }

    private static ImmutableList<String> mistakes(Path file) {
        SpecException e = catchThrowableOfType(SpecException.class, () -> new SpecLoader().validate(file));
        assertThat(e).as("mistakes of %s", file).isNotNull();
        return e.mistakes().stream().map(Object::toString).collect(ImmutableList.toImmutableList());
    }
}
