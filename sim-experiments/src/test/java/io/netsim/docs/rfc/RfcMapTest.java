package io.netsim.docs.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Holds the catalogue of requirements, the marks on code and tests, and the pages in {@code docs/rfc} together. After a
 * change of marks or catalogue, write the pages anew by
 *
 * <pre>mvn -q test -pl sim-experiments -am -Dtest=RfcMapTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dnetsim.rfc=renew</pre>
 */
final class RfcMapTest {
    private static final boolean RENEW = "renew".equals(System.getProperty("netsim.rfc"));
    private static final Marks MARKS = Marks.find();

    @Test
    void marksNameKnownRequirements() throws IOException {
        ImmutableSet<String> known = Catalogue.byId().keySet();
        assertThat(Sets.difference(MARKS.verifiedBy().keySet(), known))
                .as("@Verifies without an entry in the catalogue")
                .isEmpty();
        assertThat(Sets.difference(MARKS.implementedBy().keySet(), known))
                .as("@Rfc without an entry in the catalogue")
                .isEmpty();
    }

    @Test
    void whatIsSaidToBeModelledIsVerified() throws IOException {
        assertThat(Catalogue.byId().values())
                .filteredOn(requirement -> requirement.needsTest()
                        && MARKS.verifiedBy().get(requirement.id()).isEmpty())
                .as("modelled or simplified, but no test @Verifies it")
                .isEmpty();
    }

    @Test
    void whatIsNotModelledIsNotMarked() throws IOException {
        assertThat(Catalogue.byId().values())
                .filteredOn(requirement ->
                        !requirement.needsTest() && MARKS.implementedBy().containsKey(requirement.id()))
                .as("not modelled, but marked as implemented")
                .isEmpty();
    }

    @Test
    void pagesShowWhatIsFound() throws IOException {
        Path folder = ProjectFiles.root().resolve("docs/rfc");
        ImmutableMap<String, String> pages = Pages.of(Catalogue.all(), MARKS);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey());
            if (RENEW) {
                Files.createDirectories(folder);
                Files.writeString(file, page.getValue());
            }
            assertThat(ProjectFiles.text(file))
                    .as("%s (write it anew: see this test)", file)
                    .isEqualTo(page.getValue());
        }
    }
}
