package io.netsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTest {
    @Test
    void thirdPartyFilesAreThoseThatWereChecked() throws IOException, NoSuchAlgorithmException {
        List<String> sums = new String(bytes("vega/SHA256SUMS"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(sums).hasSize(6);
        for (String sum : sums) {
            String[] parts = sum.split("  ", -1);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes("vega/" + parts[1]));
            assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.css",
                "page.js",
                "figures.js",
                "vega/vega.min.js",
                "vega/vega-lite.min.js",
                "vega/vega-embed.min.js"
            })
    void nothingInAnAssetEndsItsElement(String name) {
        String text = Asset.of(name).text();
        assertThat(text).isNotEmpty().doesNotContainIgnoringCase("</script").doesNotContainIgnoringCase("</style");
        assertThat(text)
                .doesNotContain("<!--")
                .doesNotContain("sourceMappingURL")
                .doesNotContain("\r");
    }

    @Test
    void nothingInEmbeddedJsonEndsItsElement() {
        String json = EmbeddedJson.of(List.of("</script><img src=x onerror=alert(1)>", "<!--", "a & b", "\u2028"));
        assertThat(json)
                .doesNotContain("<")
                .doesNotContain(">")
                .doesNotContain("&")
                .doesNotContain("\u2028");
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
