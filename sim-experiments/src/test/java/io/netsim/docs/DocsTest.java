package io.netsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.cli.Netsim;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command and reads every file that the documents show. A block of commands may be made shorter by a comment on
 * the line above it, {@code <!-- test: -p duration=1s -->}: its words are appended to each command of the block.
 */
final class DocsTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final ImmutableSet<String> OTHER_PROGRAMS = ImmutableSet.of(
            "mvn", "source", "spark-submit", ".ci/run", "./netsim-bench", "NETSIM_NS3_BIN=/path/to/programs");

    /** Commands of sim-analytics, whose tests run what the documents show of them. */
    private static final ImmutableSet<String> IN_ANALYTICS = ImmutableSet.of("export", "query");

    /** Options with files that a command writes. */
    private static final ImmutableSet<String> WRITTEN = ImmutableSet.of("--svg", "--out");

    /** What an experiment needs beside a part of one. */
    private static final ImmutableMap<String, String> FRAME = ImmutableMap.of(
            "netsim", "1",
            "name", "x",
            "params", "{cc: reno, rate: 100 Mbps, rtt: 10 ms, flows: 5}",
            "topology", "{use: ../dumbbell.yaml, with: {pairs: $flows, rate: $rate}}",
            "time", "{duration: 10 s}");

    @TempDir
    Path folder;

    static List<Path> documents() throws IOException {
        Path root = ProjectFiles.root();
        List<Path> documents = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("CHANGELOG.md")));
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents.stream().map(root::relativize).toList();
    }

    static List<CodeBlock> commands() throws IOException {
        return blocks("sh");
    }

    static List<CodeBlock> files() throws IOException {
        return blocks("yaml");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsWork(CodeBlock block) {
        for (String line :
                Splitter.on('\n').omitEmptyStrings().split(block.text().replace("\\\n", " "))) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            if (!words.get(0).equals("./netsim")) {
                assertThat(OTHER_PROGRAMS).as("%s: %s", block, line).contains(words.get(0));
                continue;
            }
            if (IN_ANALYTICS.contains(words.get(1))) {
                continue;
            }
            Netsim outcome = Netsim.run(arguments(words, block).toArray());
            assertThat(outcome.code())
                    .as("%s: %s%n%s", block, line, outcome.err())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void filesAreValid(CodeBlock block) throws IOException {
        Path experiments = Files.createDirectories(folder.resolve("experiments"));
        for (Path topology : ProjectFiles.topologies()) {
            Files.copy(topology, folder.resolve(String.valueOf(topology.getFileName())));
        }
        Path maps = Files.createDirectories(folder.resolve("maps"));
        try (Stream<Path> all = Files.list(ProjectFiles.root().resolve("topologies/maps"))) {
            for (Path map : all.toList()) {
                Files.copy(map, maps.resolve(String.valueOf(map.getFileName())));
            }
        }
        Path file = Files.writeString(experiments.resolve("block.yaml"), wholeFile(block));
        new SpecLoader().validate(file);
    }

    /** A block with what it lacks to be an experiment. */
    static String wholeFile(CodeBlock block) {
        StringBuilder text = new StringBuilder();
        if (!block.text().startsWith("netsim:") && !block.text().contains("\nnetsim:")) {
            for (Map.Entry<String, String> part : FRAME.entrySet()) {
                if (!("\n" + block.text()).contains("\n" + part.getKey() + ":")) {
                    text.append(part.getKey())
                            .append(": ")
                            .append(part.getValue())
                            .append('\n');
                }
            }
        }
        return text + block.text();
    }

    @Test
    void readmeShowsTheQuickstartAsShipped() {
        String shipped = ProjectFiles.text(ProjectFiles.root().resolve("topologies/experiments/quickstart.yaml"));
        assertThat(CodeBlock.of(Path.of("README.md"), "yaml").stream().map(CodeBlock::text))
                .contains(shipped);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToFiles(Path document) {
        Path file = ProjectFiles.root().resolve(document);
        Matcher matcher = LINK.matcher(ProjectFiles.text(file));
        while (matcher.find()) {
            assertThat(file.resolveSibling(matcher.group(1))).exists();
        }
    }

    /** The words behind {@code ./netsim}; files of the project by their full names, results in a folder of the test. */
    private List<String> arguments(List<String> words, CodeBlock block) {
        List<String> arguments = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            Path inProject = ProjectFiles.root().resolve(word);
            boolean written = !arguments.isEmpty() && WRITTEN.contains(arguments.get(arguments.size() - 1));
            if (written && !word.contains("/")) {
                arguments.add(folder.resolve(word).toString());
            } else if (word.startsWith("topologies/") && Files.exists(inProject)) {
                arguments.add(inProject.toString());
            } else if (word.equals("results") || word.startsWith("results/")) {
                arguments.add(folder.resolve(word).toString());
            } else {
                arguments.add(word);
            }
        }
        if (arguments.get(0).equals("sweep") && !arguments.contains("--out")) {
            arguments.add("--out");
            arguments.add(folder.resolve("results").toString());
        }
        arguments.addAll(words(block.directive()));
        return arguments;
    }

    /** The words of a command line, without quotes and comments. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.replaceFirst("(^|\\s)#.*", ""));
        int end = -1;
        while (matcher.find()) {
            String word = matcher.group(1) != null
                    ? matcher.group(1)
                    : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            boolean joined = matcher.start() == end;
            end = matcher.end();
            if (joined) {
                word = words.remove(words.size() - 1) + word;
            }
            words.add(word);
        }
        return words;
    }

    private static List<CodeBlock> blocks(String language) throws IOException {
        ImmutableList.Builder<CodeBlock> blocks = ImmutableList.builder();
        for (Path document : documents()) {
            blocks.addAll(CodeBlock.of(document, language));
        }
        return blocks.build();
    }
}
