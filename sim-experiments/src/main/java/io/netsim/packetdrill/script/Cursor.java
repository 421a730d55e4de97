package io.netsim.packetdrill.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the text of a script. White space, line ends and comments mean nothing. */
final class Cursor {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern INTEGER = Pattern.compile("-?(?:0[xX][0-9a-fA-F]+|[0-9]+)");
    private static final int EXCERPT = 24;

    private final String text;
    private int at;
    private int counted;
    private int line = 1;

    Cursor(String text) {
        this.text = text;
    }

    /** Steps over white space and comments. */
    Cursor skip() throws ScriptException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw error("a comment /* has no end */");
                }
                at = end + 2;
            } else {
                break;
            }
        }
        return this;
    }

    int line() {
        int upTo = Math.min(at, text.length());
        if (upTo < counted) {
            counted = 0;
            line = 1;
        }
        for (; counted < upTo; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    boolean atEnd() throws ScriptException {
        return skip().at >= text.length();
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean looksAt(String token) throws ScriptException {
        return text.startsWith(token, skip().at);
    }

    boolean accept(String token) throws ScriptException {
        boolean there = looksAt(token);
        if (there) {
            at += token.length();
        }
        return there;
    }

    void expect(String token, String where) throws ScriptException {
        if (!accept(token)) {
            throw error("'" + token + "' expected " + where + ", found " + excerpt());
        }
    }

    /** The text that matches here, null if none does. */
    @Nullable
    String match(Pattern pattern) throws ScriptException {
        Matcher matcher = pattern.matcher(text).region(skip().at, text.length());
        if (!matcher.lookingAt() || matcher.end() == at) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    @Nullable
    String word() throws ScriptException {
        return match(WORD);
    }

    /** A word if it is this one. */
    boolean acceptWord(String wanted) throws ScriptException {
        int before = skip().at;
        if (wanted.equals(word())) {
            return true;
        }
        at = before;
        return false;
    }

    boolean looksAtInteger() throws ScriptException {
        int before = skip().at;
        boolean there = match(INTEGER) != null;
        at = before;
        return there;
    }

    /** A decimal or hexadecimal integer. */
    long integer(String what) throws ScriptException {
        String digits = match(INTEGER);
        if (digits == null) {
            throw error(what + " expected, found " + excerpt());
        }
        try {
            return Long.decode(hexOrDecimal(digits));
        } catch (NumberFormatException e) {
            throw error("the number " + digits + " is too large");
        }
    }

    /** Leading zeros mean nothing, unlike in Java. */
    private static String hexOrDecimal(String digits) {
        String sign = digits.startsWith("-") ? "-" : "";
        String rest = digits.substring(sign.length());
        if (rest.startsWith("0x") || rest.startsWith("0X")) {
            return sign + rest;
        }
        String plain = rest.replaceFirst("^0+(?=\\d)", "");
        return sign + plain;
    }

    /** The raw text up to {@code end}, which is stepped over. */
    String until(String end, String what) throws ScriptException {
        int found = text.indexOf(end, at);
        if (found < 0) {
            throw error(what + " has no end " + end);
        }
        String raw = text.substring(at, found);
        at = found + end.length();
        return raw;
    }

    /** The raw rest of the line. */
    String restOfLine() {
        int end = text.indexOf('\n', at);
        String raw = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end;
        return raw;
    }

    /** The raw text from an opening to its closing bracket, both stepped over. */
    String bracketed(char open, char close, String what) throws ScriptException {
        skip();
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == open) {
                depth++;
            } else if (text.charAt(i) == close && --depth == 0) {
                String raw = text.substring(at + 1, i);
                at = i + 1;
                return raw;
            }
        }
        throw error(what + " has no closing " + close);
    }

    /** What stands here, for messages. */
    String excerpt() {
        String rest = text.substring(Math.min(at, text.length()));
        String first = rest.lines().findFirst().orElse("").strip();
        if (first.isEmpty()) {
            return "the end of the line";
        }
        return "'" + (first.length() > EXCERPT ? first.substring(0, EXCERPT) + "…" : first) + "'";
    }

    ScriptException error(String message) {
        return new ScriptException(line(), message);
    }
}
