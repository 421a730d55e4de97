package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private Path sweep() throws IOException {
        Path file = Netsim.file(folder, "small.yaml", Netsim.SMALL + "replications: 2\n");
        Path results = folder.resolve("results");
        Netsim swept = Netsim.run("sweep", file, "-p", "loss=0 %,1 %", "--out", results, "--quiet");
        assertThat(swept.code()).as(swept.err()).isZero();
        assertThat(swept.out()).contains(results.resolve("small/report.html").toString());
        return results;
    }

    @Test
    void aSweepEndsWithItsReportWhichCanBeWrittenAnew() throws IOException {
        Path results = sweep();
        Path page = results.resolve("small/report.html");
        assertThat(page).content().contains("Completion time").contains("<!DOCTYPE html>");
        Files.delete(page);
        Netsim report = Netsim.run("report", results.resolve("small"));
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(report.out().strip()).isEqualTo(page.toString());
        assertThat(page).exists();
    }

    @Test
    void aFolderOfSweepsHasAReportForEach() throws IOException {
        Path results = sweep();
        Netsim report = Netsim.run("report", results);
        assertThat(report.code()).isZero();
        assertThat(report.out().strip())
                .isEqualTo(results.resolve("small/report.html").toString());
    }

    @Test
    void aPageElsewhereHasNoLinksToFilesThatAreNotBesideIt() throws IOException {
        Path page = folder.resolve("elsewhere/page.html");
        assertThat(Netsim.run("report", sweep().resolve("small"), "--out", page).code())
                .isZero();
        assertThat(page).content().doesNotContain("href=\"results.csv\"").doesNotContain("/run.json\"");
    }

    @Test
    void aFolderWithoutSweepsIsRefused() throws IOException {
        Netsim empty = Netsim.run("report", Files.createDirectories(folder.resolve("empty")));
        assertThat(empty.code()).isEqualTo(ExitCode.INPUT);
        assertThat(empty.err()).contains("there is no sweep in").doesNotContain("Exception");
        Netsim missing = Netsim.run("report", folder.resolve("missing"));
        assertThat(missing.code()).isEqualTo(ExitCode.INPUT);
        assertThat(missing.err()).contains("is not a folder of results");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path small = sweep().resolve("small");
        Files.writeString(small.resolve("columns.json"), "{\"summary.csv\": [");
        Netsim report = Netsim.run("report", small);
        assertThat(report.code()).isEqualTo(ExitCode.INPUT);
        assertThat(report.err()).contains("columns.json is damaged").doesNotContain("Exception");
    }
}
