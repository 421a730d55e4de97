package io.netsim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Our TCP beside the measurements of a Linux host. What has agreed once must go on agreeing. When more agrees, or a
 * difference is accepted, renew the recorded list and the page by
 *
 * <pre>mvn -q test -pl sim-experiments -am -Dtest=LinuxValidationTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dnetsim.validation=renew</pre>
 */
final class LinuxValidationTest {
    private static final Path RECORD = LinuxMeasurements.folder().resolve("agreeing.txt");
    private static final Path PAGE = ProjectFiles.root().resolve("docs/validation.md");

    @Test
    void whatAgreedWithLinuxStillAgrees() throws IOException {
        if (LinuxMeasurements.renew()) {
            Files.writeString(
                    RECORD,
                    LinuxMeasurements.verdicts().stream()
                            .filter(ScenarioVerdict::agrees)
                            .map(ScenarioVerdict::name)
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        ImmutableSet<String> recorded = recorded();
        assertThat(LinuxMeasurements.verdicts())
                .filteredOn(verdict -> recorded.contains(verdict.name()) && !verdict.agrees())
                .extracting(verdict -> verdict.name() + ": " + verdict.why())
                .as("scenarios that agreed with Linux when they were recorded (see this test)")
                .isEmpty();
    }

    @Test
    void pageShowsWhatIsRecorded() throws Exception {
        if (LinuxMeasurements.renew()) {
            whatAgreedWithLinuxStillAgrees();
        }
        String page = new ValidationPage(
                        LinuxFolder.read(LinuxMeasurements.folder()),
                        recorded(),
                        LinuxMeasurements.folder().resolve("reasons.csv"))
                .text();
        if (LinuxMeasurements.renew()) {
            Files.writeString(PAGE, page);
        }
        assertThat(ProjectFiles.text(PAGE))
                .as("docs/validation.md (renew it: see this test)")
                .isEqualTo(page);
    }

    private static ImmutableSet<String> recorded() throws IOException {
        return ImmutableSet.copyOf(Files.readAllLines(RECORD));
    }
}
