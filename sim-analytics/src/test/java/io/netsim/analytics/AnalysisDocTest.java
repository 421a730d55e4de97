package io.netsim.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netsim.cli.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/analysis.md and the README show for the analysis of results; other programs where they exist. */
final class AnalysisDocTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static final int POINTS = 6;

    @TempDir
    static Path folder;

    @BeforeAll
    static void sweep() {
        Program sweep = Program.run(
                "sweep",
                root().resolve("topologies/experiments/quickstart-sweep.yaml"),
                "--out",
                folder.resolve("results"),
                "--quiet");
        assertThat(sweep.code()).as(sweep.err()).isZero();
    }

    @Test
    void commandsWork() throws IOException {
        int run = 0;
        for (String block : blocks("sh")) {
            for (String line : block.split("\n", -1)) {
                if (line.startsWith("./netsim query ") || line.startsWith("./netsim export ")) {
                    Program outcome = Program.run(words(line).toArray());
                    assertThat(outcome.code()).as("%s%n%s", line, outcome.err()).isZero();
                    assertThat(outcome.out().lines().count()).as(line).isGreaterThan(1);
                    run++;
                }
            }
        }
        assertThat(run).isGreaterThan(4);
    }

    @Test
    void sqlGivesARowForEachPoint() throws IOException {
        List<String> blocks = blocks("sql");
        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            Program outcome = Program.run(
                    "query",
                    folder.resolve("results"),
                    block.replace("'results/", "'" + folder.resolve("results") + "/"),
                    "--csv");
            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(outcome.out().lines()).hasSize(1 + POINTS);
        }
    }

    @Test
    void pandasReadsTheTables() throws IOException, InterruptedException {
        assumeTrue(works("python3", "-c", "import pandas"), "there is no python3 with pandas here");
        for (String block : blocks("python")) {
            assertThat(output("python3", "-c", block)).contains("cubic").contains("0.01");
        }
    }

    @Test
    void rReadsTheTables() throws IOException, InterruptedException {
        assumeTrue(works("Rscript", "--version"), "there is no R here");
        for (String block : blocks("r")) {
            Path script = Files.writeString(folder.resolve("script.R"), block);
            assertThat(output("Rscript", script.toString())).contains("cubic").contains("0.01");
        }
    }

    @Test
    void duckdbReadsTheTables() throws IOException, InterruptedException {
        assumeTrue(works("duckdb", "--version"), "there is no duckdb here");
        for (String block : blocks("sql")) {
            assertThat(output("duckdb", "-c", block)).contains("cubic");
        }
    }

    private static List<Object> words(String line) {
        List<Object> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.substring("./netsim ".length()));
        while (matcher.find()) {
            String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            boolean path = word.equals("results") || word.startsWith("results/") || word.equals("tables");
            words.add(path ? folder.resolve(word).toString() : word);
        }
        return words;
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (String document : List.of("README.md", "docs/analysis.md")) {
            Matcher matcher = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                    .matcher(Files.readString(root().resolve(document)));
            while (matcher.find()) {
                blocks.add(matcher.group(1));
            }
        }
        return blocks;
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Path root() {
        return Path.of(System.getProperty("netsim.root", "..")).toAbsolutePath().normalize();
    }
}
