package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that are killed, interrupted, or share a folder with others: processes of their own, ended as users end them. */
final class SweepCrashTest {
    private static final int RUNS = 100;
    private static final int KILLS = 20;

    @TempDir
    private Path folder;

    private Path file;
    private Path undisturbed;

    @BeforeEach
    void doItOnceWithoutHarm() throws IOException {
        file = Netsim.file(folder, "sweep.yaml", TinySweep.text(RUNS / 4));
        undisturbed = folder.resolve("undisturbed");
        Netsim sweep = Netsim.run("sweep", file, "--out", undisturbed, "--jobs", "2", "--quiet");
        assertThat(sweep.code()).as(sweep.err()).isZero();
    }

    private NetsimProcess start(Path out, int jobs) throws IOException {
        List<Object> args = new ArrayList<>(List.of("sweep", file, "--out", out, "--quiet"));
        args.addAll(List.of("--jobs", jobs));
        return NetsimProcess.start(folder, args.toArray());
    }

    /**
     * Kills are spread over all that a sweep does: the k-th comes at a random moment after the k-th part of the runs is done,
     * the last ones while tables are written.
     */
    @Test
    void aSweepKilledTwentyTimesEndsWithTheResultsOfAnUndisturbedOne() throws Exception {
        Path out = folder.resolve("killed");
        Path results = out.resolve(TinySweep.NAME);
        SplittableRandom random = new SplittableRandom(20);
        for (int kill = 0; kill < KILLS; kill++) {
            int wanted = Math.min(RUNS, kill * RUNS / (KILLS - 3));
            int before = SweepFolder.runs(results).size();
            try (NetsimProcess sweep = start(out, 2)) {
                while (sweep.isAlive() && SweepFolder.runs(results).size() < wanted) {
                    Thread.sleep(1);
                }
                // Where nothing is to be waited for, the start of the program is part of the work.
                Thread.sleep(random.nextInt(wanted <= before ? 1000 : 40));
                sweep.kill();
            }
        }
        int left = RUNS - SweepFolder.runs(results).size();
        try (NetsimProcess sweep = start(out, 2)) {
            Netsim last = sweep.result();
            assertThat(last.code()).as(last.err()).isZero();
            assertThat(last.out()).contains(RUNS + " runs, " + left + " new, " + (RUNS - left) + " kept");
        }
        SweepFolder.assertSame(results, undisturbed.resolve(TinySweep.NAME));
    }

    @Test
    void twoSweepsShareTheWorkInOneFolder() throws Exception {
        Path out = folder.resolve("shared");
        try (NetsimProcess one = start(out, 2);
                NetsimProcess two = start(out, 2)) {
            Netsim first = one.result();
            Netsim second = two.result();
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(second.code()).as(second.err()).isZero();
            assertThat(newRuns(first) + newRuns(second)).isEqualTo(RUNS);
        }
        SweepFolder.assertSame(out.resolve(TinySweep.NAME), undisturbed.resolve(TinySweep.NAME));
    }

    @Test
    void anInterruptedSweepHasTablesOfWhatThereIsAndGoesOn() throws Exception {
        Path out = folder.resolve("interrupted");
        Path results = out.resolve(TinySweep.NAME);
        try (NetsimProcess sweep = start(out, 1)) {
            while (sweep.isAlive() && SweepFolder.runs(results).size() < RUNS / 10) {
                Thread.sleep(1);
            }
            sweep.interrupt();
            Netsim interrupted = sweep.result();
            assertThat(interrupted.code()).as(interrupted.err()).isEqualTo(130);
            assertThat(interrupted.err()).contains("interrupted").contains("the same command does the rest");
        }
        int kept = SweepFolder.runs(results).size();
        assertThat(kept).isBetween(RUNS / 10, RUNS - 1);
        long inTable = Files.readAllLines(results.resolve("results.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .count();
        // Two runs were under way, and may have come to their end after the tables were begun.
        assertThat(inTable).isBetween(kept - 2L, (long) kept);
        try (NetsimProcess sweep = start(out, 2)) {
            Netsim rest = sweep.result();
            assertThat(rest.code()).as(rest.err()).isZero();
            assertThat(rest.out()).contains(RUNS - kept + " new, " + kept + " kept");
        }
        SweepFolder.assertSame(results, undisturbed.resolve(TinySweep.NAME));
    }

    private static int newRuns(Netsim sweep) {
        return Integer.parseInt(sweep.out().replaceAll("(?s).* runs, (\\d+) new.*", "$1"));
    }
}
