package io.netsim.packetdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The public collections, read from the folder that the environment names in {@code PACKETDRILL_DIR}: {@code google} with what
 * lies in gtests/net/tcp of google/packetdrill, {@code freebsd} with freebsd-net/tcp-testsuite. Other people's scripts are not
 * part of this project; without the folder these tests are skipped.
 */
class PublicScriptsTest {
    private record Count(int passed, int all, List<String> failures) {
        double share() {
            return all == 0 ? 0 : (double) passed / all;
        }
    }

    private static Path folder(String name) {
        String root = System.getenv("PACKETDRILL_DIR");
        assumeTrue(root != null, "PACKETDRILL_DIR names no folder with public packetdrill scripts");
        Path folder = Path.of(String.valueOf(root), name);
        assumeTrue(Files.isDirectory(folder), "there is no folder " + folder);
        return folder;
    }

    private static Count count(Path folder, Mode mode, Predicate<String> which) throws IOException {
        int passed = 0;
        int all = 0;
        List<String> failures = new ArrayList<>();
        for (Path script : Packetdrill.scripts(List.of(folder))) {
            if (which.test(script.toString())) {
                ScriptResult result = Packetdrill.run(script, mode, false);
                all++;
                if (result.verdict().equals(ScriptResult.PASS)) {
                    passed++;
                } else {
                    failures.add(result.verdict() + " " + script + ":" + result.line() + ": " + result.why());
                }
            }
        }
        return new Count(passed, all, failures);
    }

    @Test
    void linuxScriptsPassAsWritten() throws IOException {
        Count count = count(folder("google"), Mode.AS_WRITTEN, path -> true);

        assertThat(count.passed()).as("%s", count.failures()).isGreaterThanOrEqualTo(45);
    }

    @Test
    void reorderedAndOverlappingSegmentsAreReportedAsOnFreeBsd() throws IOException {
        Count count = count(folder("freebsd"), Mode.RELAXED, path -> path.contains("rcv-data-segments"));

        assertThat(count.share()).as("%s", count.failures()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void statesAndEventsAreThoseOfTheStandard() throws IOException {
        Count count = count(
                folder("freebsd"),
                Mode.RELAXED,
                path -> path.contains("state-event-engine") && path.endsWith("-secure-ipv4.pkt"));

        assertThat(count.share()).as("%s", count.failures()).isGreaterThanOrEqualTo(0.85);
    }
}
