package io.netsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.cli.Netsim;
import io.netsim.results.JsonText;
import io.netsim.results.RunFolder;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/expectations.md are met, and not met, as the page says. */
final class ExpectationsDocTest {
    private static final Path PAGE = Path.of("docs/expectations.md");
    private static final MarkdownTable KINDS = MarkdownTable.of(
                    ProjectFiles.text(ProjectFiles.root().resolve(PAGE)), "kind")
            .get("What can be expected");

    @TempDir
    Path folder;

    @Test
    void whatThePageCallsMetIsMet() throws IOException {
        Netsim run = judge(1);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(verdicts(run))
                .hasSize(KINDS.rows().size())
                .allSatisfy(verdict -> assertThat(verdict).containsEntry("met", true));
    }

    @Test
    void whatThePageCallsNotMetIsNotMet() throws IOException {
        Netsim run = judge(2);
        assertThat(run.code()).isEqualTo(5);
        assertThat(verdicts(run))
                .hasSize(KINDS.rows().size())
                .allSatisfy(verdict -> assertThat(verdict).containsEntry("met", false));
    }

    /** Verdict by verdict: those over the replications of the one point. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, true, ''",
        "2, 5, false, beyond the bound|the same in all runs",
        "3, 5, false, undecided: the mean of"
    })
    void overReplicationsTheIntervalDecides(int column, int code, boolean met, String why) throws IOException {
        MarkdownTable table = MarkdownTable.of(
                        ProjectFiles.text(ProjectFiles.root().resolve(PAGE)), "kind")
                .get("Over replications");
        StringBuilder text = new StringBuilder(CodeBlock.of(PAGE, "yaml").get(1).text()).append("expect:\n");
        int asked = 0;
        for (ImmutableList<String> row : table.rows()) {
            if (!row.get(column).isEmpty()) {
                text.append("  - ")
                        .append(MarkdownTable.firstCode(row.get(column)))
                        .append('\n');
                asked++;
            }
        }
        Path file = Files.writeString(folder.resolve("average.yaml"), text);
        Netsim run = Netsim.run("sweep", file, "--out", folder, "--junit", folder.resolve("junit.xml"));
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        Path results = folder.resolve("judged-on-average");
        List<String> rows = Files.readAllLines(results.resolve("expectations.csv"));
        assertThat(rows).hasSize(1 + asked);
        assertThat(rows.subList(1, rows.size()))
                .allSatisfy(row -> assertThat(row).contains("over replications," + met + ","))
                .allSatisfy(row -> assertThat(row).containsPattern(why));
        assertThat(Files.readString(folder.resolve("junit.xml")))
                .contains("tests=\"" + (10 + asked) + "\" failures=\"" + (met ? 0 : asked) + "\"");
        assertThat(Files.readString(results.resolve("report.html"))).contains((met ? 1 : 0) + " of 1 points");
        if (!met) {
            assertThat(run.err()).contains("not met at 1 of 1 points: ").containsPattern(why);
        }
    }

    private Netsim judge(int column) throws IOException {
        StringBuilder text = new StringBuilder(CodeBlock.of(PAGE, "yaml").get(0).text()).append("expect:\n");
        for (ImmutableList<String> row : KINDS.rows()) {
            text.append("  - ").append(MarkdownTable.firstCode(row.get(column))).append('\n');
        }
        return Netsim.run("run", Files.writeString(folder.resolve("judged.yaml"), text), "--json");
    }

    private static List<Map<String, Object>> verdicts(Netsim run) {
        return RunFolder.maps(Netsim.map(JsonText.parse(run.out())).get("expectations"));
    }
}
