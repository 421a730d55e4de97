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
