package io.netsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.read.Quantity;
import io.netsim.tcp.TcpConfig;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the table of profiles in docs/experiment-files.md against the TCP settings themselves. */
final class ProfilesDocTest {
    private static final ImmutableMap<String, TcpConfig.Builder> PROFILES =
            ImmutableMap.of("linux", TcpConfig.linux(), "rfc", TcpConfig.rfc(), "classic", TcpConfig.classic());
    private static final MarkdownTable TABLE = MarkdownTable.of(
                    ProjectFiles.text(ProjectFiles.root().resolve("docs/experiment-files.md")), "key")
            .getOrDefault("profiles", new MarkdownTable("", ImmutableList.of(), ImmutableList.of()));

    @ParameterizedTest
    @CsvSource({"linux, 1", "rfc, 2", "classic, 3"})
    void settingsAreThoseOfTheProfile(String profile, int column) throws ReflectiveOperationException {
        assertThat(TABLE.columns().get(column)).isEqualTo(profile);
        TcpConfig.Builder settings = PROFILES.getOrDefault(profile, TcpConfig.rfc());
        for (ImmutableList<String> row : TABLE.rows()) {
            String key = MarkdownTable.firstCode(row.get(0));
            String field = CaseFormat.LOWER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, key);
            Object actual = TcpConfig.Builder.class.getField(field).get(settings);
            assertThat(inBaseUnits(MarkdownTable.firstCode(row.get(column))))
                    .as("%s of %s", key, profile)
                    .isEqualTo(String.valueOf(actual).toLowerCase(Locale.ROOT));
        }
    }

    private static String inBaseUnits(String text) {
        Quantity quantity = Quantity.parse(text);
        return quantity == null
                ? text
                : quantity.inBase().stripTrailingZeros().toBigInteger().toString();
    }
}
