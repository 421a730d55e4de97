package io.netsim.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import io.netsim.shipped.Digests.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What shipped experiments do, to the last packet. After a change that is meant to change it, renew the file by
 *
 * <pre>mvn -q test -pl sim-experiments -am -Dtest=GoldenDigestsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dnetsim.digests=renew</pre>
 *
 * and say in the commit why they changed. {@code -Dnetsim.other.jdk=/path/to/jdk} compares with another Java too.
 */
final class GoldenDigestsTest {
    private static final boolean RENEW = "renew".equals(System.getProperty("netsim.digests"));

    static ImmutableList<Entry> entries() {
        return Digests.read();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void digestIsAsRecorded(Entry entry) throws IOException {
        String digest = entry.compute();
        if (RENEW) {
            Path file = ProjectFiles.root().resolve(Digests.FILE);
            String renewed = ProjectFiles.text(file)
                    .lines()
                    .map(line -> line.endsWith(" " + entry.run()) && !line.startsWith("#")
                            ? digest + "  " + entry.run()
                            : line)
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(file, renewed);
        } else {
            assertThat(digest)
                    .as("%s (if it is meant to change, renew it: see this test)", entry)
                    .isEqualTo(entry.digest());
        }
    }

    @Test
    void everyShippedExperimentIsListed() {
        assertThat(Digests.read().stream().map(Entry::file).distinct())
                .containsExactlyInAnyOrderElementsOf(ProjectFiles.experiments().stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList());
    }

    @Test
    void digestsAreTheSameOnAnotherJava() throws IOException {
        String home = System.getProperty("netsim.other.jdk", "");
        assumeTrue(!home.isEmpty(), "no other JDK is named by -Dnetsim.other.jdk");
        Process process = new ProcessBuilder(
                        Path.of(home, "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Dnetsim.root=" + ProjectFiles.root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Digests.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed.lines())
                .containsExactlyElementsOf(
                        Digests.read().stream().map(Entry::digest).toList());
    }
}
