package io.netsim.spec.yaml;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML file into a tree. Where a mistake of syntax can be got over, as an unquoted {@code *} can, it is noted and
 * reading goes on, so that the user hears of the other mistakes too.
 */
public final class YamlFile {
    /** Stands for a {@code *} whose missing quotes have been reported. */
    private static final char STAR = '\uE000';

    private static final int MAX_RECOVERIES = 200;

    private YamlFile() {}

    /** The document of a file that the user named, or null after mistakes. */
    public static @Nullable MapNode read(Path file, Mistakes mistakes) {
        return read(file, new Position(file.toString(), 1, 1), "", mistakes);
    }

    /** The document of a file named at a place of another file, or null after mistakes. */
    public static @Nullable MapNode read(Path file, Position asker, String askerPath, Mistakes mistakes) {
        String text = SourceText.read(file, asker, askerPath, mistakes);
        return text == null ? null : parse(text, file.toString(), mistakes);
    }

    /** The document in a text, or null after mistakes. */
    public static @Nullable MapNode parse(String text, String file, Mistakes mistakes) {
        if (Indentation.reportTabs(text, file, mistakes)) {
            return null;
        }
        StringBuilder source = new StringBuilder(text);
        for (int attempt = 0; attempt < MAX_RECOVERIES; attempt++) {
            try {
                return document(source.toString(), file, mistakes);
            } catch (UnquotedStar star) {
                source.setCharAt(source.offsetByCodePoints(0, star.index), STAR);
            }
        }
        return null;
    }

    private static @Nullable MapNode document(String text, String file, Mistakes mistakes) throws UnquotedStar {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setParseComments(false)
                .build();
        TreeBuilder builder = new TreeBuilder(file, mistakes, STAR);
        try {
            return builder.document(new Parse(settings).parseString(text).iterator());
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            int star = starBefore(text, mark);
            if (star >= 0 && "while scanning an alias".equals(e.getContext())) {
                reportStar(SourceText.positionAt(text, text.offsetByCodePoints(0, star), file), mistakes);
                throw new UnquotedStar(star);
            }
            Position at = SyntaxAdvice.isOpenQuote(e)
                    ? position(e.getContextMark().orElse(mark), file)
                    : position(mark, file);
            mistakes.add(at, "", SyntaxAdvice.of(e));
        } catch (TooDeep e) {
            return null;
        } catch (ReaderException e) {
            int index = Math.min(Math.max(e.getPosition(), 0), text.length());
            mistakes.add(
                    SourceText.positionAt(text, index, file),
                    "",
                    String.format(
                            "the character U+%04X may not stand in a YAML file; remove it or put its escape in double quotes",
                            e.getCodePoint()));
        } catch (YamlEngineException e) {
            mistakes.add(new Position(file, 1, 1), "", "this is not YAML: " + e.getMessage() + "; check the syntax");
        }
        return null;
    }

    private static Position position(@Nullable Mark mark, String file) {
        return mark == null ? new Position(file, 1, 1) : new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The code point index of the star that begins an alias at or shortly before a mark, or -1. */
    private static int starBefore(String text, @Nullable Mark mark) {
        if (mark == null) {
            return -1;
        }
        int index = Math.min(text.offsetByCodePoints(0, mark.getIndex()), text.length() - 1);
        while (index >= 0 && text.charAt(index) != '\n') {
            if (text.charAt(index) == '*') {
                return text.codePointCount(0, index);
            }
            index--;
        }
        return -1;
    }

    static void reportStar(Position at, Mistakes mistakes) {
        mistakes.add(
                at,
                "",
                "YAML takes an unquoted '*' for an alias; put the pattern in quotes, such as \"*\" or \"host*\"");
    }

    /** The nesting is too deep, which has been reported. */
    static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The parser stopped at a star, which has been reported; reading can go on as if it were quoted. */
    static final class UnquotedStar extends Exception {
        private static final long serialVersionUID = 1L;

        /** In code points. */
        private final int index;

        UnquotedStar(int index) {
            super(null, null, false, false);
            this.index = index;
        }
    }
}
