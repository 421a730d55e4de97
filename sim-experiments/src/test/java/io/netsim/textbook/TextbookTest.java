package io.netsim.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.shipped.ProjectFiles;
import io.netsim.textbook.Transcript.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The transcripts that docs/textbook.md explains, line by line. After a change that is meant to change them, write them anew by
 *
 * <pre>mvn -q test -pl sim-experiments -am -Dtest=TextbookTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dnetsim.transcripts=renew</pre>
 */
final class TextbookTest {
    private static final boolean RENEW = "renew".equals(System.getProperty("netsim.transcripts"));
    private static final Path FOLDER = ProjectFiles.root().resolve("sim-experiments/src/test/resources/transcripts");

    record Case(Contender contender, int losses) {
        Path file() {
            return FOLDER.resolve(contender.name().toLowerCase(Locale.ROOT) + "-" + losses + ".txt");
        }

        @Override
        public String toString() {
            return contender + ", losses: " + losses;
        }
    }

    static ImmutableList<Case> cases() {
        ImmutableList.Builder<Case> cases = ImmutableList.builder();
        for (Contender contender : Contender.values()) {
            for (int losses = 1; losses <= 4; losses++) {
                cases.add(new Case(contender, losses));
            }
        }
        return cases.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void transcriptIsAsRecorded(Case wanted) throws IOException {
        String text = new Transcript(wanted.contender, wanted.losses).text();
        if (RENEW) {
            Files.writeString(wanted.file(), text);
        } else {
            assertThat(text).isEqualTo(ProjectFiles.text(wanted.file()));
        }
    }

    /** Times of the table on the page: when everything is acknowledged, what was sent again, time-outs. */
    @ParameterizedTest
    @EnumSource(Contender.class)
    void pageTellsWhatTheTranscriptsSay(Contender contender) {
        StringBuilder row = new StringBuilder("| " + contender.title + " |");
        for (int losses = 1; losses <= 4; losses++) {
            Transcript transcript = new Transcript(contender, losses);
            row.append(String.format(
                    Locale.ROOT,
                    " %.2f s, %d again%s |",
                    transcript.doneAt,
                    transcript.of(Kind.SENT_AGAIN).size(),
                    transcript.timeouts > 0 ? ", " + transcript.timeouts + " time-out" : ""));
        }
        assertThat(ProjectFiles.text(ProjectFiles.root().resolve("docs/textbook.md")))
                .contains(row);
    }

    @Test
    void folderHoldsNothingElse() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            cases().stream().map(Case::file).toList());
        }
    }
}
