package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netsim.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of results that are not as a sweep left them, cannot be written, or lead elsewhere. */
final class DamagedResultsTest {
    private static final int RUNS = 12;

    @TempDir
    private Path folder;

    private Path file;
    private Path results;

    @BeforeEach
    void write() throws IOException {
        file = Netsim.file(folder, "sweep.yaml", TinySweep.text(RUNS / 4));
        results = folder.resolve("out").resolve(TinySweep.NAME);
    }

    private Netsim sweep(Object... more) {
        return sweepInto(folder.resolve("out"), more);
    }

    private Netsim sweepInto(Path out, Object... more) {
        Object[] args = new Object[4 + more.length];
        System.arraycopy(new Object[] {"sweep", file, "--out", out}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Netsim.run(args);
    }

    private static void assertPlainComplaint(Netsim result) {
        assertThat(result.code()).as(result.err()).isIn(ExitCode.INPUT, ExitCode.RUNS_FAILED);
        assertThat(result.err())
                .startsWith("netsim: ")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void damagedRunsAreDoneAgain() throws IOException {
        assertThat(sweep().code()).isZero();
        Path whole = folder.resolve("whole");
        assertThat(sweepInto(whole).code()).isZero();
        List<Path> runs = RunFolder.find(results);
        String text = Files.readString(runs.get(0).resolve("run.json"));
        Files.writeString(runs.get(0).resolve("run.json"), text.substring(0, text.length() / 2));
        Files.writeString(runs.get(1).resolve("run.json"), "");
        Files.write(runs.get(2).resolve("run.json"), new byte[4096]);
        Files.write(runs.get(3).resolve("run.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2});
        Files.copy(
                runs.get(5).resolve("run.json"),
                runs.get(4).resolve("run.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Netsim again = sweep();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains(RUNS + " runs, 5 new, 7 kept");
        for (int i = 0; i < 5; i++) {
            assertThat(again.err()).contains(runs.get(i).getFileName() + " is damaged");
        }
        SweepFolder.assertSame(results, whole.resolve(TinySweep.NAME));
    }

    @Test
    void runsOfAnotherFormatAreDoneAgain() throws IOException {
        assertThat(sweep().code()).isZero();
        Path document = RunFolder.find(results).get(0).resolve("run.json");
        String text = Files.readString(document);
        Files.writeString(document, text.replaceFirst("\"netsim\" : 1", "\"netsim\" : 9"));
        Netsim again = sweep();
        assertThat(again.out()).contains(RUNS + " runs, 1 new");
        assertThat(again.err()).contains("of another format, and is done again");
        assertThat(Files.readString(document)).contains("\"netsim\" : 1");
    }

    @Test
    void damagedRunsDoNotBreakTheList() throws IOException {
        assertThat(sweep().code()).isZero();
        List<Path> runs = RunFolder.find(results);
        Files.writeString(runs.get(0).resolve("run.json"), "{\"half");
        Files.write(runs.get(1).resolve("run.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.writeString(
                runs.get(2).resolve("run.json"), "{\"experiment\": 7, \"point\": [1], \"replication\": \"x\"}");
        Files.writeString(results.resolve("sweep.json"), "[1,");
        Netsim list = Netsim.run("list", results);
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out().lines().filter(line -> line.endsWith("damaged"))).hasSizeBetween(2, 3);
        assertThat(Netsim.run("list", folder.resolve("out")).code()).isZero();
        Files.delete(results.resolve("sweep.json"));
        for (Object[] words : new Object[][] {{"list", folder.resolve("out")}, {"list", results, "--json"}}) {
            Netsim again = Netsim.run(words);
            assertThat(again.code()).as(again.err()).isZero();
        }
    }

    @Test
    void namesDoNotLeadOutside() throws IOException {
        for (String name : List.of("../x", "/tmp/x", "..", "a/b", ".")) {
            Path outside = Netsim.file(
                    folder, "outside.yaml", TinySweep.text(1).replace("name: small", "name: \"" + name + "\""));
            Netsim result = Netsim.run("sweep", outside, "--out", folder.resolve("out"));
            assertThat(result.code()).as(name).isEqualTo(ExitCode.INPUT);
            assertThat(result.err()).contains("outside.yaml:2:");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** Links in the place of leftovers and of a run: neither what they lead to nor anything in it is touched. */
    @Test
    void linksAreNotFollowedWhereThingsAreDeleted() throws IOException {
        assertThat(sweep().code()).isZero();
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis.txt"), "years of work");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
        Files.setLastModifiedTime(precious, longAgo);
        Path leftover = Files.createDirectory(results.resolve(".unfinished-2"));
        Files.createSymbolicLink(leftover.resolve("in"), precious);
        Files.setLastModifiedTime(leftover, longAgo);
        Files.createSymbolicLink(results.resolve(".unfinished-1"), precious);
        Files.createSymbolicLink(results.resolve(".running-1"), precious.resolve("thesis.txt"));
        Path run = RunFolder.find(results).get(0);
        RunFolder.delete(run);
        Files.createSymbolicLink(run, precious);
        Netsim again = sweep("--force");
        assertThat(again.code()).as(again.err()).isZero();
        try (Stream<Path> left = Files.list(precious)) {
            assertThat(left).containsExactly(precious.resolve("thesis.txt"));
        }
        assertThat(precious.resolve("thesis.txt")).hasContent("years of work");
        assertThat(leftover).doesNotExist();
        assertThat(Files.isSymbolicLink(run)).isFalse();
    }

    @Test
    void aFileInPlaceOfTheFolderIsComplainedOf() throws IOException {
        Path out = Files.writeString(folder.resolve("file"), "not a folder");
        Netsim result = sweepInto(out);
        assertPlainComplaint(result);
        assertThat(result.err()).contains(out.toString());
        assertThat(out).hasContent("not a folder");
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(results, "not a folder either");
        assertPlainComplaint(sweep());
    }

    /** {@code /proc} is one even for those who may write everywhere. */
    @Test
    void aFolderThatCannotBeWrittenIsComplainedOf() throws IOException {
        Path out = Path.of("/proc/self");
        assumeThat(Files.isDirectory(out)).as("there is a /proc").isTrue();
        Netsim result = sweepInto(out);
        assertPlainComplaint(result);
        assertThat(result.err()).contains("/proc/self/small");
    }

    @Test
    void aReadOnlyFolderIsComplainedOf() throws IOException {
        Path readOnly = Files.createDirectory(
                folder.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeThat(Files.isWritable(readOnly))
                .as("a user who may not write everywhere")
                .isFalse();
        assertPlainComplaint(sweepInto(readOnly));
    }

    @Test
    void failedRunsAreListedAndTriedAgainOnRequest() throws IOException {
        Path limited = Netsim.file(
                folder,
                "limited.yaml",
                TinySweep.text(3)
                        .replace("stacks:", "limits: {max_events: $limit}\nstacks:")
                        .replace("params: {", "params: {limit: 1000000, ")
                        .replace("cc: [reno, cubic]", "limit: [20, 1000000]")
                        .replace("report: {baseline: {cc: reno}}\n", ""));
        Path out = folder.resolve("out");
        Netsim result = Netsim.run("sweep", limited, "--out", out);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.RUNS_FAILED);
        assertThat(result.out()).contains("12 runs, 6 new, 0 kept from before, 6 failed");
        List<String> failures = Files.readAllLines(results.resolve("failures.csv"));
        assertThat(failures).hasSize(7);
        assertThat(failures.get(0)).isEqualTo("run_id,point,replication,error");
        assertThat(failures.get(1)).matches("[0-9a-f]{12},0,0,the event limit was reached.*");
        List<Path> runs = RunFolder.find(out);
        Map<Path, FileTime> before = modified(runs);
        assertThat(Netsim.run("sweep", limited, "--out", out).out()).contains("0 new, 6 kept from before, 6 failed");
        assertThat(modified(runs)).isEqualTo(before);
        Netsim retried = Netsim.run("sweep", limited, "--out", out, "--retry-failed");
        assertThat(retried.code()).isEqualTo(ExitCode.RUNS_FAILED);
        assertThat(retried.out()).contains("0 new, 6 kept from before, 6 failed");
        assertThat(modified(runs).entrySet().stream()
                        .filter(run -> !before.entrySet().contains(run)))
                .hasSize(6);
    }

    private static Map<Path, FileTime> modified(List<Path> runs) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        for (Path run : runs) {
            times.put(run, Files.getLastModifiedTime(run.resolve("run.json")));
        }
        return times;
    }
}
