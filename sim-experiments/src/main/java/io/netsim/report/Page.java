package io.netsim.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.netsim.results.TextFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

/**
 * Pages from templates. The templates ({@code src/main/jte}) are Java classes since the build; what they print is escaped for
 * the place where it stands.
 */
public final class Page {
    private static final String PACKAGE = "io.netsim.report.pages";

    private Page() {}

    /**
     * Writes a page as a whole or not at all, in place of an earlier one.
     *
     * @param template its name, such as {@code sweep.jte}
     * @param params those that the template declares
     */
    public static void write(Path file, String template, Map<String, Object> params) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path temporary = target.resolveSibling(".unfinished-" + UUID.randomUUID() + ".html");
        try {
            try (Writer writer = TextFile.writer(temporary)) {
                render(writer, template, params);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Does not close the writer. */
    static void render(Writer writer, String template, Map<String, Object> params) {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, Page.class.getClassLoader(), PACKAGE);
        engine.render(template, params, new WriterOutput(writer));
    }
}
