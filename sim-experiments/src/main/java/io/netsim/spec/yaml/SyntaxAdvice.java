package io.netsim.spec.yaml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns the parser's words into advice. */
final class SyntaxAdvice {
    private SyntaxAdvice() {}

    /** Whether quotes are never closed, so that the place of interest is where they open. */
    static boolean isOpenQuote(MarkedYamlEngineException e) {
        return oneLine(e.getContext()).contains("quoted scalar")
                && oneLine(e.getProblem()).contains("end of stream");
    }

    /** What is wrong; what would be right. */
    static String of(MarkedYamlEngineException e) {
        String problem = oneLine(e.getProblem());
        String context = oneLine(e.getContext());
        String advice = advice(problem.toLowerCase(Locale.ROOT), context.toLowerCase(Locale.ROOT));
        String begun = e.getContextMark()
                .map(mark -> " that begins in line " + (mark.getLine() + 1))
                .orElse("");
        String what = context.isEmpty() ? problem : context + begun + ", " + problem;
        return "this is not YAML (" + what + "); " + advice;
    }

    private static String advice(String problem, String context) {
        if (problem.contains("mapping values are not allowed")) {
            return "check the indentation of this line and the one above, or put a text with ': ' in quotes";
        }
        if (problem.contains("that cannot start any token")) {
            return "put a text that begins with this character in quotes";
        }
        if (context.contains("flow sequence")) {
            return "separate the items by ',' and close the list with ']'";
        }
        if (context.contains("flow mapping")) {
            return "separate the entries by ',' and close the map with '}'";
        }
        if (context.contains("quoted scalar")) {
            return "close the quotes";
        }
        if (context.contains("simple key") || problem.contains("could not find expected ':'")) {
            return "a key needs a ':' and a space after it";
        }
        if (context.contains("block mapping") || context.contains("block collection") || problem.contains("block")) {
            return "keys of one map and items of one list must begin in the same column";
        }
        return "check brackets, quotes and indentation here and in the line above";
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }
}
