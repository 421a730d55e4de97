package io.netsim.packetdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of this project, each written from the section of an RFC that it names. */
class OwnScriptsTest {
    static List<Path> scripts() throws IOException {
        return Packetdrill.scripts(List.of(ProjectFiles.root().resolve("topologies/packetdrill")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void hostDoesWhatTheStandardSays(Path script) throws IOException {
        ScriptResult result = Packetdrill.run(script, Mode.AS_WRITTEN, true);

        assertThat(result.verdict())
                .as("%s:%s: %s", script, result.line(), result.why())
                .isEqualTo(ScriptResult.PASS);
    }

    @Test
    void thereAreAtLeastSixty() throws IOException {
        assertThat(scripts()).hasSizeGreaterThanOrEqualTo(60);
    }
}
