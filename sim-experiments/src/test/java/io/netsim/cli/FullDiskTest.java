package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is too small for the results: a tmpfs, which only root can mount; skipped elsewhere. */
final class FullDiskTest {
    private static final int RUNS = 24;

    @TempDir
    private Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = command("mount", "-t", "tmpfs", "-o", "size=120k", "netsim-test", disk.toString());
        assumeThat(mounted).as("a small tmpfs can be mounted").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(command("umount", disk.toString()))
                    .as("no file is left open")
                    .isTrue();
        }
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFullDiskIsReportedAndLosesNothing() throws Exception {
        Path file = Netsim.file(folder, "sweep.yaml", TinySweep.text(RUNS / 4));
        Netsim full = Netsim.run("sweep", file, "--out", disk, "--jobs", "2");
        assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.RUNS_FAILED);
        assertThat(full.err())
                .contains("No space left on device")
                .contains(disk.toString())
                .doesNotContain("Exception")
                .doesNotContain("bug")
                .doesNotContain("\tat ");
        Path results = disk.resolve(TinySweep.NAME);
        int kept = SweepFolder.runs(results).size();
        assertThat(kept).isBetween(1, RUNS - 1);

        assertThat(command("mount", "-o", "remount,size=50m", disk.toString())).isTrue();
        Netsim rest = Netsim.run("sweep", file, "--out", disk, "--jobs", "2");
        assertThat(rest.code()).as(rest.err()).isZero();
        assertThat(rest.out()).contains(RUNS - kept + " new, " + kept + " kept");

        Path elsewhere = folder.resolve("elsewhere");
        assertThat(Netsim.run("sweep", file, "--out", elsewhere).code()).isZero();
        SweepFolder.assertSame(results, elsewhere.resolve(TinySweep.NAME));
    }

    @Test
    void aDiskThatIsReadOnlyIsReported() throws Exception {
        Path file = Netsim.file(folder, "sweep.yaml", TinySweep.text(1));
        assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
        Netsim readOnly = Netsim.run("sweep", file, "--out", disk);
        assertThat(readOnly.code()).as(readOnly.err()).isEqualTo(ExitCode.RUNS_FAILED);
        assertThat(readOnly.err())
                .startsWith("netsim: cannot write to " + disk.resolve(TinySweep.NAME) + ": ")
                .contains("Read-only file system")
                .doesNotContain("Exception");
    }
}
