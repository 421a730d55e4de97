package io.netsim.docs;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.netsim.shipped.ProjectFiles;
import java.nio.file.Path;

/**
 * A fenced block of a document.
 *
 * @param document seen from the project's folder
 * @param line of its fence, from 1
 * @param language behind the fence
 * @param text between the fences
 * @param directive of a comment {@code <!-- test: … -->} on the line above the fence, else empty
 */
record CodeBlock(Path document, int line, String language, String text, String directive) {
    private static final String COMMENT = "<!-- test:";

    /** The blocks of a document in a language. */
    static ImmutableList<CodeBlock> of(Path document, String language) {
        ImmutableList.Builder<CodeBlock> blocks = ImmutableList.builder();
        ImmutableList<String> lines = ImmutableList.copyOf(
                Splitter.on('\n').split(ProjectFiles.text(ProjectFiles.root().resolve(document))));
        StringBuilder text = new StringBuilder();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("```")) {
                text.append(line).append('\n');
            } else if (start < 0) {
                start = i;
                text.setLength(0);
            } else {
                String found = lines.get(start).substring(3).strip();
                if (found.equals(language)) {
                    String above = start == 0 ? "" : lines.get(start - 1).strip();
                    blocks.add(new CodeBlock(document, start + 1, found, text.toString(), directive(above)));
                }
                start = -1;
            }
        }
        return blocks.build();
    }

    private static String directive(String line) {
        boolean given = line.startsWith(COMMENT) && line.endsWith("-->");
        return given ? line.substring(COMMENT.length(), line.length() - 3).strip() : "";
    }

    @Override
    public String toString() {
        return document + ":" + line;
    }
}
