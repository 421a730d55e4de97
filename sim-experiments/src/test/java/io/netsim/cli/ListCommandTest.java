package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
    @TempDir
    private Path folder;

    private Path results;

    @BeforeEach
    void twoExperiments() throws IOException {
        results = folder.resolve("results");
        String sweep = Netsim.SMALL + "sweep: {grid: {cc: [reno, cubic]}}\n";
        Netsim.run("sweep", Netsim.file(folder, "small.yaml", sweep), "--out", results);
        Path other = Netsim.file(folder, "other.yaml", Netsim.SMALL.replace("name: small", "name: other"));
        Netsim.run("run", other, "--out", results);
    }

    @Test
    void aFolderOfResultsIsListedByExperiment() {
        List<String> lines = Netsim.run("list", results).out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("experiment").contains("runs").contains("latest");
        assertThat(lines.get(1)).matches("other +.*\\b1 .*\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d.*");
        assertThat(lines.get(2)).matches("small +.*\\b2 .*\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d.*");
    }

    @Test
    void theFolderOfAnExperimentIsListedByRun() {
        List<String> lines =
                Netsim.run("list", results.resolve("small")).out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines).anyMatch(line -> line.contains("cc = cubic") && line.endsWith("done"));
    }

    @Test
    void aDamagedRunIsShownAmongTheOthers() throws IOException {
        Path damaged = RunFolder.find(results.resolve("small")).get(0);
        Files.writeString(damaged.resolve("run.json"), "{\"netsim\": 1, \"exp");
        Netsim outcome = Netsim.run("list", results.resolve("small"));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.endsWith("damaged")))
                .hasSize(1);
        assertThat(outcome.out().lines().filter(line -> line.endsWith("done"))).hasSize(1);
    }

    @Test
    void jsonHasExperimentsAndRuns() {
        assertThat(Netsim.run("list", results, "--json").json().get("experiments"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }
}
