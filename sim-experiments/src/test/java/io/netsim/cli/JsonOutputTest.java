package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What commands print with {@code --json}: one document on standard output, the same exit code. */
final class JsonOutputTest {
    /** What these print is a script, a schema or a page. */
    private static final List<String> NO_RESULTS = List.of("schema", "completion", "report", "export", "query");

    @TempDir
    private Path folder;

    @Test
    void modelsHaveParameters() {
        Netsim outcome = Netsim.run("models", "gilbert_elliott", "--json");
        Map<?, ?> model = Netsim.map(list(outcome, "models").get(0));
        assertThat(model.get("kind")).isEqualTo("loss model");
        assertThat((List<?>) model.get("parameters"))
                .extracting(parameter -> String.valueOf(Netsim.map(parameter).get("name")))
                .contains("p", "r", "loss_good");
        assertThat(list(outcome, "congestion_controls")).isEmpty();
    }

    @Test
    void allModelsAreListed() {
        Netsim outcome = Netsim.run("models", "--json");
        assertThat(list(outcome, "models")).hasSizeGreaterThan(15);
        assertThat(list(outcome, "profiles")).isEqualTo(List.of("linux", "rfc", "classic"));
        assertThat(list(outcome, "settings"))
                .anySatisfy(setting -> assertThat(Netsim.map(Netsim.map(setting).get("values")))
                        .isEqualTo(Map.of("linux", "10", "rfc", "10", "classic", "1")));
    }

    @Test
    void unknownModelsAreNoDocument() {
        Netsim outcome = Netsim.run("models", "nonsense", "--json");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void validationNamesThePlaceOfEachMistake() throws IOException {
        Path good = Netsim.file(folder, "good.yaml", Netsim.SMALL);
        Path bad = Netsim.file(folder, "bad.yaml", Netsim.SMALL.replace("10 Mbps", "10 MBps"));
        Netsim outcome = Netsim.run("validate", good, bad, "--json");
        assertThat(outcome.code()).isEqualTo(ExitCode.INPUT);
        List<?> files = list(outcome, "files");
        assertThat(Netsim.map(files.get(0)).get("valid")).isEqualTo(true);
        assertThat(Netsim.map(files.get(1)).get("valid")).isEqualTo(false);
        Map<?, ?> mistake = Netsim.map(
                ((List<?>) Objects.requireNonNull(Netsim.map(files.get(1)).get("mistakes"))).get(0));
        assertThat(mistake.get("line")).isEqualTo(9L);
        assertThat(mistake.get("path")).isEqualTo("topology.links[0].rate");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void networksHaveNodesAndDirections() {
        Path star = ProjectFiles.root().resolve("topologies/star.yaml");
        Netsim outcome = Netsim.run("topology", "show", star, "-p", "hosts=3", "--json");
        assertThat(list(outcome, "nodes")).hasSize(4);
        Map<?, ?> direction = Netsim.map(list(outcome, "directions").get(0));
        assertThat(direction.get("from")).isEqualTo("host0");
        assertThat(direction.get("rate_bps")).isEqualTo(1_000_000_000L);
        assertThat(direction.get("delay_s")).isEqualTo(0.0001);
    }

    @Test
    void keptRunsAreListedAndReplayed() throws IOException {
        Path file = Netsim.file(folder, "small.yaml", Netsim.SMALL);
        Netsim run = Netsim.run("run", file, "--out", folder.resolve("results"), "--json");
        Netsim listed = Netsim.run("list", folder.resolve("results"), "--json");
        Map<?, ?> entry = Netsim.map(list(listed, "runs").get(0));
        assertThat(entry.get("run_id")).isEqualTo(run.json().get("run_id"));
        assertThat(entry.get("digest")).isEqualTo(run.json().get("digest"));
        assertThat(entry.get("status")).isEqualTo("done");
        Netsim replay = Netsim.run("replay", Objects.requireNonNull(entry.get("folder")), "--json");
        assertThat(replay.code()).isZero();
        assertThat(replay.json().get("same")).isEqualTo(true);
        assertThat(replay.json().get("digest")).isEqualTo(run.json().get("digest"));
    }

    @Test
    void nothingKeptIsAnEmptyList() {
        assertThat(list(Netsim.run("list", folder, "--json"), "runs")).isEmpty();
    }

    @Test
    void framesOfACaptureAreDecoded() throws IOException {
        Path file = Netsim.file(folder, "small.yaml", Netsim.SMALL);
        Netsim run = Netsim.run(
                "run", file, "--capture", "alice", "--out", folder.resolve("results"), "-p", "size=3kB", "--json");
        Path capture = folder.resolve("results/small/" + run.json().get("run_id") + "/capture-alice.pcapng");
        Netsim outcome = Netsim.run("decode", capture, "--json");
        assertThat(outcome.json().get("complete")).isEqualTo(true);
        List<?> frames = list(outcome, "frames");
        assertThat(frames)
                .hasSize((int) Netsim.run("decode", capture).out().lines().count());
        assertThat(String.valueOf(Netsim.map(frames.get(0)).get("packet"))).contains("Flags [S]");
    }

    @Test
    void everyCommandThatPrintsResultsHasTheOption() {
        CommandLine root = Main.commandLine();
        root.getSubcommands().forEach((name, command) -> {
            CommandLine printing = name.equals("topology")
                    ? Objects.requireNonNull(command.getSubcommands().get("show"))
                    : command;
            if (!NO_RESULTS.contains(name)) {
                assertThat(printing.getCommandSpec().findOption("--json"))
                        .as(name)
                        .isNotNull();
            }
        });
    }

    private static List<?> list(Netsim outcome, String key) {
        assertThat(outcome.json().get(key)).as(outcome.out()).isInstanceOf(List.class);
        return (List<?>) Objects.requireNonNull(outcome.json().get(key));
    }
}
