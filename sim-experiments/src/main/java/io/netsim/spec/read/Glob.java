package io.netsim.spec.read;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern of names: {@code *} any characters, {@code ?} one character, {@code [0-9]} one of a set. */
public final class Glob {
    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Whether a text has characters that make it a pattern. */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** The pattern of a text; a bracket without end stands for itself. */
    public static Glob of(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = c == '[' ? text.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(regex.toString().endsWith(".*") ? "" : ".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (end > 0 && isSet(text.substring(i, end + 1))) {
                regex.append(text, i, end + 1);
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    private static boolean isSet(String text) {
        if (!text.matches("\\[[A-Za-z0-9_-]+]")) {
            return false;
        }
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
