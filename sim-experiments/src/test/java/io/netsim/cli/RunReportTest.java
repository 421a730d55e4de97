package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunReportTest {
    @TempDir
    private Path folder;

    private Path experiment;

    @BeforeEach
    void writeExperiment() throws IOException {
        experiment = Netsim.file(folder, "small.yaml", Netsim.SMALL);
    }

    @Test
    void thePageStandsInTheFolderOfTheRunAndItsPathIsPrinted() {
        Path results = folder.resolve("results");
        Netsim run = Netsim.run("run", experiment, "--out", results, "--report");
        assertThat(run.code()).isZero();
        Path page = Path.of(run.err()
                .lines()
                .filter(line -> line.startsWith("report: "))
                .findFirst()
                .orElseThrow()
                .substring("report: ".length()));
        assertThat(page).isRegularFile().startsWith(results.resolve("small")).hasFileName("report.html");
        assertThat(page.resolveSibling("run.json")).isRegularFile();
        assertThat(page.resolveSibling("series.csv")).doesNotExist();
    }

    @Test
    void aPageElsewhereKeepsNoRun() {
        Path page = folder.resolve("pages/one.html");
        assertThat(Netsim.run("run", experiment, "--report", page).err()).isEqualTo("report: " + page + "\n");
        assertThat(page).isRegularFile();
    }

    @Test
    void theSamePacketsTravelWhetherSomebodyLooksOrNot() {
        Object alone = Netsim.run("run", experiment, "--json").json().get("digest");
        Netsim watched = Netsim.run("run", experiment, "--json", "--report", folder.resolve("one.html"));
        assertThat(watched.json().get("digest")).isEqualTo(alone);
    }

    @Test
    void onePageHasOneFlowAndSaysWhatIsLeftOut() throws IOException {
        Path page = folder.resolve("one.html");
        Netsim.run("run", experiment, "--report", page, "--report-flow", "dns", "--report-to", "500ms");
        String text = Files.readString(page);
        assertThat(text).contains("packets are on this page").contains("\"conversations\":[[\"udp\"");
        assertThat(text).doesNotContain("[\"tcp\",");
    }

    @Test
    void namesFromFilesCannotBreakThePage() throws IOException {
        String evil = Netsim.SMALL.replace(
                "name: small", "name: small\ndescription: \"</script><script>alert(1)</script><!--\"");
        Path page = folder.resolve("evil.html");
        Netsim run = Netsim.run("run", Netsim.file(folder, "evil.yaml", evil), "--report", page);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(page)).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    }

    @ParameterizedTest
    @CsvSource({
        "--report-flow, nobody, there is no flow or traffic entry 'nobody'; flows are bulk_transfer[0]",
        "--report-from, 5, --report-from 5: write a time",
        "--report-from, 3s, the run lasts from 0 s to 2 s",
        "--report-to, 0s, no packet is sent between"
    })
    void whatMakesNoSenseIsSaid(String option, String value, String complaint) {
        Netsim run = Netsim.run("run", experiment, "--report", folder.resolve("x.html"), option, value);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(complaint);
        assertThat(folder.resolve("x.html")).doesNotExist();
    }
}
