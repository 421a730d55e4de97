package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.JsonText;
import io.netsim.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    private static final String SWEEP = Netsim.SMALL + """
            sweep:
              grid: {cc: [reno, cubic], loss: [0 %, 2 %]}
            replications: 3
            """;

    @TempDir
    private Path folder;

    private Path sweep() throws IOException {
        return Netsim.file(folder, "sweep.yaml", SWEEP);
    }

    private Netsim sweep(Path out, Object... more) throws IOException {
        Object[] args = new Object[4 + more.length];
        args[0] = "sweep";
        args[1] = sweep();
        args[2] = "--out";
        args[3] = out;
        System.arraycopy(more, 0, args, 4, more.length);
        return Netsim.run(args);
    }

    @Test
    void theNumberOfWorkersChangesNothing() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        assertThat(sweep(one, "--jobs", "1").code()).isZero();
        assertThat(sweep(two, "--jobs", "2").code()).isZero();
        for (String name : List.of("results.csv", "summary.csv", "columns.json")) {
            assertThat(two.resolve("small/" + name)).hasSameBinaryContentAs(one.resolve("small/" + name));
        }
        assertThat(RunFolder.find(one)).hasSize(12);
    }

    @Test
    void tablesHaveTheColumnsOfTheContract() throws IOException {
        sweep(folder.resolve("out"));
        List<String> results = Files.readAllLines(folder.resolve("out/small/results.csv"));
        assertThat(results.get(0))
                .isEqualTo("run_id,experiment,point,replication,seed,loss_fraction,cc,size_bytes,entity,metric,"
                        + "statistic,value");
        assertThat(results.get(1)).contains(",small,0,0,1,0,reno,200000,bulk_transfer[0],flow.flows,count,1");
        List<String> summary = Files.readAllLines(folder.resolve("out/small/summary.csv"));
        assertThat(summary.get(0))
                .isEqualTo("experiment,point,loss_fraction,cc,size_bytes,entity,metric,statistic,n,mean,sd,ci_low,"
                        + "ci_high,confidence,method");
        assertThat(
                        summary.stream()
                                .anyMatch(
                                        line -> line.matches(
                                                "small,1,0.02,reno,200000,bulk_transfer\\[0],flow.goodput_bps,mean,3,[^,]+,[^,]+,[^,]+,[^,]+,0.95,student_t")))
                .isTrue();
        Map<?, ?> columns = Netsim.map(JsonText.parse(Files.readString(folder.resolve("out/small/columns.json"))));
        assertThat(columns.containsKey("results.csv") && columns.containsKey("summary.csv"))
                .isTrue();
    }

    @Test
    void whatIsThereIsNotRunAgainAndWhatIsMissingIs() throws IOException {
        Path out = folder.resolve("out");
        assertThat(sweep(out).out()).contains("12 runs, 12 new, 0 kept");
        String before = Files.readString(out.resolve("small/results.csv"));
        List<Path> runs = RunFolder.find(out);
        FileTime kept = Files.getLastModifiedTime(runs.get(0));
        Files.delete(runs.get(5).resolve("run.json"));
        Files.delete(runs.get(5));
        Path leftover = Files.createDirectory(out.resolve("small/.unfinished-1"));
        Files.writeString(leftover.resolve("run.json"), "{\"half");
        Netsim again = sweep(out);
        assertThat(again.out()).contains("12 runs, 1 new, 11 kept from before, 0 failed");
        assertThat(Files.getLastModifiedTime(runs.get(0))).isEqualTo(kept);
        assertThat(out.resolve("small/results.csv")).hasContent(before);
        assertThat(sweep(out, "--force").out()).contains("12 new, 0 kept");
    }

    @Test
    void moreReplicationsGoOnFromACheapFirstPass() throws IOException {
        Path out = folder.resolve("out");
        assertThat(sweep(out, "--replications", "1").out()).contains("4 runs, 4 new");
        assertThat(sweep(out).out()).contains("12 runs, 8 new, 4 kept");
        assertThat(sweep(out, "--replications", "4", "--dry-run").out()).contains("× 4 replications = 16 runs");
        assertThat(sweep(out, "--replications", "0").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shardsWithReplicationsOfTheCommandLineAreMerged() throws IOException {
        Path half = folder.resolve("half");
        sweep(half, "--replications", "1", "--shard", "1/2");
        Path out = folder.resolve("out");
        Netsim incomplete = Netsim.run("merge", half, "--out", out);
        assertThat(incomplete.code()).isEqualTo(ExitCode.RUNS_FAILED);
        assertThat(incomplete.err()).contains("2 runs are missing");
        assertThat(out.resolve("small/report.html")).exists();
        assertThat(Netsim.run("merge", half, "--out", out, "--partial").code()).isZero();
        Path rest = folder.resolve("rest");
        sweep(rest, "--replications", "1", "--shard", "2/2");
        Netsim whole = Netsim.run("merge", half, rest, "--out", out);
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("4 runs, 0 new, 4 kept");
    }

    @Test
    void aShardThatCannotBeIsComplainedOfOnce() throws IOException {
        assertThat(sweep(folder.resolve("out"), "--shard", "3/2").err())
                .startsWith("netsim: --shard 3/2: shards count from 1");
    }

    @Test
    void leftoversOfDeadSweepsAreDeletedAfterADay() throws IOException {
        Path results = Files.createDirectories(folder.resolve("out/small"));
        Path dead = Files.createDirectory(results.resolve(".unfinished-1"));
        Files.writeString(dead.resolve("run.json"), "{\"half");
        Path alive = Files.createDirectory(results.resolve(".unfinished-2"));
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        sweep(folder.resolve("out"), "-p", "cc=reno", "-p", "loss=1 %");
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
    }

    @Test
    void aFailedRunIsKeptAndTheRestGoesOn() throws IOException {
        Path file = Netsim.file(
                folder,
                "sweep.yaml",
                SWEEP.replace("stacks:", "limits: {max_events: $limit}\nstacks:")
                        .replace("params: {", "params: {limit: 1000000000, ")
                        .replace("cc: [reno, cubic]", "limit: [100, 1000000000]"));
        Path out = folder.resolve("out");
        Netsim result = Netsim.run("sweep", file, "--out", out);
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("12 runs, 6 new, 0 kept from before, 6 failed");
        assertThat(result.err()).contains("the event limit was reached");
        assertThat(Netsim.run("list", out.resolve("small")).out())
                .contains("failed")
                .contains("done");
        Netsim again = Netsim.run("sweep", file, "--out", out);
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.out()).contains("0 new, 6 kept from before, 6 failed");
        assertThat(Netsim.run("sweep", file, "--out", out, "--retry-failed").out())
                .contains("0 new, 6 kept");
    }

    @Test
    void parametersOfTheCommandLineReplaceAxes() throws IOException {
        Netsim dry = sweep(folder.resolve("out"), "--dry-run", "-p", "cc=cubic", "-p", "size=10 kB,20 kB,30 kB");
        assertThat(dry.code()).isZero();
        assertThat(dry.out())
                .contains("small: 6 points × 3 replications = 18 runs")
                .contains("first point:  cc = cubic, loss = 0 %, size = 10 kB")
                .contains("last point:   cc = cubic, loss = 2 %, size = 30 kB");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aReplayComparesDigests() throws IOException {
        Path out = folder.resolve("out");
        sweep(out, "-p", "cc=reno", "-p", "loss=1 %");
        Path run = RunFolder.find(out).get(0);
        Netsim same = Netsim.run("replay", run);
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(same.out()).contains("the same course of events");
        String document = Files.readString(run.resolve("run.json"));
        Files.writeString(run.resolve("run.json"), document.replaceFirst("(\"digest\" : \")....", "$10000"));
        assertThat(Netsim.run("replay", run).code()).isEqualTo(5);
        assertThat(Netsim.run("replay", folder).code()).isEqualTo(3);
    }

    @Test
    void aReplayTakesTheDocumentForItsFolder() throws IOException {
        Path out = folder.resolve("out");
        sweep(out, "--replications", "1");
        Path run = RunFolder.find(out).get(0);
        Netsim replay = Netsim.run("replay", run.resolve("run.json"));
        assertThat(replay.code()).as(replay.err()).isZero();
    }

    @Test
    void aSingleReplicationMakesNoInterval() throws IOException {
        Path file = Netsim.file(folder, "one.yaml", Netsim.SMALL);
        Path out = folder.resolve("out");
        assertThat(Netsim.run("sweep", file, "--out", out).code()).isZero();
        List<String> summary = Files.readAllLines(out.resolve("small/summary.csv"));
        assertThat(summary.get(1)).endsWith(",flow.flows,count,1,1,,,,0.95,none (n = 1)");
    }

    @Test
    void mistakesAreFoundBeforeAnythingRuns() throws IOException {
        Path out = folder.resolve("out");
        Netsim result = sweep(out, "-p", "cc=reno,bogus");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("bogus");
        assertThat(out).doesNotExist();
        assertThat(sweep(out, "--jobs", "0").code()).isEqualTo(2);
    }
}
