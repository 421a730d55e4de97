package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: the program on a terminal of its own, which {@code script} of util-linux provides. */
final class TerminalTest {
    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR = "\r" + ESCAPE + "K";

    @TempDir
    private Path folder;

    /** All that appears on a terminal, stdout and stderr. */
    private String terminal(Map<String, String> environment, Object... args) throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script")))
                .as("there is /usr/bin/script")
                .isTrue();
        List<String> words = new ArrayList<>(NetsimProcess.java());
        for (Object arg : args) {
            words.add(arg.toString());
        }
        String command =
                String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
        Path typescript = folder.resolve("typescript");
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/bin/script", "--quiet", "--return", "--command", command, typescript.toString())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(typescript);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** Takes a second or more. */
    private Path longRun() throws IOException {
        return Netsim.file(
                folder,
                "long.yaml",
                Netsim.SMALL
                        .replace("size: 200 kB", "size: 100 GB")
                        .replace("rate: 10 Mbps", "rate: 1 Gbps")
                        .replace("loss: 1 %", "loss: 0 %")
                        .replace("duration: 2 s", "duration: 10 s"));
    }

    @Test
    void aRunTellsItsShareAndTheTimeLeftOnOneLineThatIsCleared() throws Exception {
        String shown = terminal(Map.of(), "run", longRun(), "--json");
        assertThat(shown).containsPattern("\\r\\u001b\\[K\\d+ % of 10 s simulated, \\d+ s left");
        assertThat(shown.substring(shown.lastIndexOf("left"))).startsWith("left" + CLEAR + "{");
    }

    @Test
    void quietIsQuiet() throws Exception {
        assertThat(terminal(Map.of(), "run", longRun(), "--quiet", "--json")).doesNotContain("simulated, ");
        Path sweep = Netsim.file(folder, "sweep.yaml", TinySweep.text(10));
        assertThat(terminal(Map.of(), "sweep", sweep, "--out", folder.resolve("out"), "--quiet"))
                .doesNotContain("runs/s");
    }

    @Test
    void aSweepTellsItsRate() throws Exception {
        Path sweep = Netsim.file(folder, "sweep.yaml", TinySweep.text(25));
        String shown = terminal(Map.of(), "sweep", sweep, "--out", folder.resolve("out"), "--jobs", "1");
        assertThat(shown).containsPattern("\\r\\u001b\\[K\\d+/100 runs, [0-9.]+ runs/s, \\d+ s left");
    }

    @Test
    void thereIsColourOnATerminalUnlessNoColorIsSet() throws Exception {
        Path small = Netsim.file(folder, "small.yaml", Netsim.SMALL);
        assertThat(terminal(Map.of(), "run", small, "--quiet")).contains(ESCAPE + "1m");
        for (Object[] command : new Object[][] {
            {"run", small, "--quiet"},
            {"--help"},
            {"sweep", "--help"},
            {"list", folder},
            {"models"},
            {"validate", small},
        }) {
            assertThat(terminal(Map.of("NO_COLOR", "1"), command)).doesNotContain(ESCAPE);
        }
    }
}
