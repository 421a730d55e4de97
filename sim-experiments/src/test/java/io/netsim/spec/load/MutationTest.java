package io.netsim.spec.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.base.Splitter;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a file, only a {@link SpecException} comes out. */
final class MutationTest {
    private static final Path SAMPLES = Path.of("src/test/resources/spec");
    private static final int MUTATIONS = Integer.getInteger("mutations", 400);
    private static final String[] SNIPPETS = {
        "*",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ":",
        "- ",
        "''",
        "\"",
        "$",
        "${",
        "$x",
        "&a",
        "!!int",
        "-1",
        "0",
        "1e99",
        "null",
        "~",
        "99999999999999999999",
        "%",
        "|",
        ">",
        "---",
        "...",
        "#",
        "true",
        "\u0000",
        "\ud83d\ude00",
        "? ",
        "bdp",
        "\r",
        "<<",
        "[0-9]",
        "1 ms",
        "64 KiB",
        "infinite",
        "endless"
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void mutatedFilesGiveMistakesOrLoad(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(Long.getLong("seed", seed));
        String experiment = Files.readString(SAMPLES.resolve("experiment.yaml"));
        String topology = Files.readString(SAMPLES.resolve("dumbbell.yaml"));
        Files.writeString(folder.resolve("dumbbell.yaml"), topology);
        int bad = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            boolean network = random.nextInt(3) == 0;
            String text = network ? topology : experiment;
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                text = mutate(text, random);
            }
            Path file = Files.writeString(folder.resolve("mutant.yaml"), text);
            try {
                new SpecLoader().validate(file);
            } catch (SpecException e) {
                bad++;
                assertThat(e.mistakes()).allMatch(mistake -> !mistake.message().isEmpty() && mistake.line() > 0);
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ", mutation " + i + ":\n" + text, e);
            }
        }
        assertThat(bad).isGreaterThan(MUTATIONS / 2);
    }

    private static String mutate(String text, SplittableRandom random) {
        return random.nextBoolean() ? mutateLines(text, random) : mutateTokens(text, random);
    }

    private static String mutateLines(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(Splitter.on('\n').splitToList(text));
        int at = random.nextInt(lines.size());
        String other = lines.get(random.nextInt(lines.size()));
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            case 2 -> lines.set(at, other);
            default -> lines.set(at, " ".repeat(random.nextInt(4)) + lines.get(at));
        }
        return String.join("\n", lines);
    }

    private static String mutateTokens(String text, SplittableRandom random) {
        if (text.isEmpty()) {
            return text;
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(6));
        String middle = text.substring(from, to);
        String replacement = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> middle + middle;
            case 2 -> SNIPPETS[random.nextInt(SNIPPETS.length)];
            default -> middle + SNIPPETS[random.nextInt(SNIPPETS.length)];
        };
        return text.substring(0, from) + replacement + text.substring(to);
    }
}
