package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts do in shells what they are for. */
final class CompletionCommandTest {
    @TempDir
    private Path folder;

    @Test
    void bashCompletesACommand() throws IOException, InterruptedException {
        assertThat(bash("netsim sw")).contains("sweep");
    }

    @Test
    void commandsOfOptionalModulesAreKnown() throws IOException, InterruptedException {
        assertThat(bash("netsim qu")).contains("query");
        assertThat(Netsim.run("--help").out()).contains("export").contains("Asks the results of sweeps in SQL");
        Netsim query = Netsim.run("query", "results", "SELECT 1", "--json");
        assertThat(query.code()).isEqualTo(ExitCode.USAGE);
        assertThat(query.err()).contains("sim-analytics").contains("./netsim");
    }

    @Test
    void bashCompletesAnOption() throws IOException, InterruptedException {
        assertThat(bash("netsim run --repl")).contains("--replication");
    }

    @Test
    void fishCompletesCommandsAndOptions() throws IOException, InterruptedException {
        String script = script("fish");
        assertThat(shell("fish", "source " + script + "; complete -C 'netsim sw'"))
                .contains("sweep");
        assertThat(shell("fish", "source " + script + "; complete -C 'netsim run --repl'"))
                .contains("--replication");
        assertThat(shell("fish", "source " + script + "; complete -C 'netsim topology sh'"))
                .contains("show");
    }

    @Test
    void zshTakesTheScriptOfBash() throws IOException, InterruptedException {
        String loading = "autoload -U compinit; compinit -u -D; source " + script("zsh");
        assertThat(shell("zsh", loading + "; echo ${_comps[netsim]}")).contains("bash");
    }

    @Test
    void otherShellsAreRefused() {
        assertThat(Netsim.run("completion", "tcsh").code()).isEqualTo(ExitCode.USAGE);
    }

    /** What bash proposes for the last word of a line. */
    private String bash(String line) throws IOException, InterruptedException {
        int last = line.split(" ").length - 1;
        return shell(
                "bash",
                "source " + script("bash") + "; COMP_WORDS=(" + line + "); COMP_CWORD=" + last + "; COMP_LINE='" + line
                        + "'; COMP_POINT=" + line.length()
                        + "; \"$(complete -p netsim | sed 's/.*-F \\([^ ]*\\).*/\\1/')\"; echo \"${COMPREPLY[@]}\"");
    }

    private String script(String shell) throws IOException {
        Netsim outcome = Netsim.run("completion", shell);
        assertThat(outcome.code()).isZero();
        return Files.writeString(folder.resolve("netsim." + shell), outcome.out())
                .toString();
    }

    private String shell(String name, String commands) throws IOException, InterruptedException {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
        assumeTrue(there, "there is no " + name + " here");
        Process process = new ProcessBuilder(name, "-c", commands)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
