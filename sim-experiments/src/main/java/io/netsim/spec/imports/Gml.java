package io.netsim.spec.imports;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GML (M. Himsolt: "GML: A portable Graph File Format", 1996): nested lists of keys and values, of which {@code graph}, {@code
 * node} and {@code edge} are read, with the attributes that the Internet Topology Zoo and this project use. Case does not
 * matter in keys; {@code graphics [x … y …]} is a place in a plane.
 */
final class Gml implements Format {
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|(amp|lt|gt|quot|apos));");

    @Override
    public Graph read(GraphFile file, long unitBps) {
        GraphBuilder into = new GraphBuilder(file);
        new Reading(file, into).document();
        return into.build();
    }

    /** One pass over a file. */
    private static final class Reading {
        private final GraphFile file;
        private final GraphBuilder into;
        private final String text;
        private int at;
        private int line = 1;
        private int lineStart;
        private int tokenLine;
        private int tokenColumn;
        private boolean quoted;
        private boolean directed;
        private boolean graphs;

        Reading(GraphFile file, GraphBuilder into) {
            this.file = file;
            this.into = into;
            this.text = file.text();
        }

        void document() {
            String key = next();
            while (!key.isEmpty() && !file.isBroken()) {
                if (isKey(key)) {
                    if (key.equalsIgnoreCase("graph")) {
                        graphs = true;
                        list(key, new Attributes(file, into, tokenLine, tokenColumn));
                    } else {
                        skip();
                    }
                } else {
                    mistake("'" + key + "' stands where a key is due; GML begins with 'graph ['");
                }
                key = next();
            }
            if (!graphs && !file.isBroken()) {
                file.mistake(1, 1, "there is no 'graph [' in this file; check that it is GML");
            }
        }

        /** Keys and values up to the bracket that closes them. */
        private void list(String of, Attributes attributes) {
            int openLine = tokenLine;
            if (!next().equals("[") || quoted) {
                mistake("'" + of + "' has no list; write '" + of + " ['");
                return;
            }
            String key = next();
            while (!key.equals("]") && !file.isBroken()) {
                if (key.isEmpty()) {
                    mistake("the file ends within '" + of + "' of line " + openLine + "; a ']' is missing");
                    return;
                }
                if (!isKey(key)) {
                    mistake("'" + key + "' stands where a key or ']' is due, within '" + of + "' of line " + openLine);
                    return;
                }
                entry(of, key, attributes);
                key = next();
            }
        }

        private void entry(String of, String key, Attributes attributes) {
            switch (key.toLowerCase(Locale.ROOT)) {
                case "node" -> {
                    Attributes node = new Attributes(file, into, tokenLine, tokenColumn);
                    list(key, node);
                    node(node);
                }
                case "edge" -> {
                    Attributes edge = new Attributes(file, into, tokenLine, tokenColumn);
                    list(key, edge);
                    edge(edge);
                }
                case "graphics" -> list(key, attributes);
                default -> {
                    String value = next();
                    if (value.equals("[") && !quoted) {
                        skipList(key);
                    } else if (value.isEmpty() && !quoted || value.equals("]") && !quoted) {
                        mistake("'" + key + "' has no value");
                    } else if (of.equalsIgnoreCase("graph") && key.equalsIgnoreCase("directed")) {
                        directed = value.equals("1");
                    } else {
                        attributes.put(key, value);
                    }
                }
            }
        }

        private void node(Attributes node) {
            String id = node.get("id", "");
            if (id.isEmpty() && !file.isBroken()) {
                file.mistake(node.line(), node.column(), "this node has no id; write 'id 0'");
            } else if (!file.isBroken()) {
                into.node(id, node.label(id), node.place(), node.isHost(), node.line(), node.column());
            }
        }

        private void edge(Attributes edge) {
            String from = edge.get("source", "");
            String to = edge.get("target", "");
            if (file.isBroken()) {
                return;
            }
            if (from.isEmpty() || to.isEmpty()) {
                file.mistake(edge.line(), edge.column(), "this edge lacks an end; write 'source 0' and 'target 1'");
                return;
            }
            into.edge(new GraphBuilder.Loose(
                    from, to, directed, edge.rateBps(), edge.delayPs(), edge.weight(), edge.line(), edge.column()));
        }

        /** Passes over a value. */
        private void skip() {
            String value = next();
            if (value.equals("[") && !quoted) {
                skipList("");
            }
        }

        private void skipList(String key) {
            int openLine = tokenLine;
            int depth = 1;
            while (depth > 0) {
                String token = next();
                if (token.isEmpty() && !quoted) {
                    mistake("the file ends within '" + key + "' of line " + openLine + "; a ']' is missing");
                    return;
                }
                if (!quoted) {
                    depth += token.equals("[") ? 1 : token.equals("]") ? -1 : 0;
                }
            }
        }

        private boolean isKey(String token) {
            return !quoted && token.matches("[A-Za-z_][A-Za-z0-9_.-]*");
        }

        // ---- tokens
        // ----------------------------------------------------------------------------------------------------

        /** The next word, bracket or quoted text; empty at the end of the file. */
        private String next() {
            quoted = false;
            boolean more = true;
            while (more && at < text.length()) {
                char c = text.charAt(at);
                if (c == '#' && text.substring(lineStart, at).isBlank()) {
                    while (at < text.length() && text.charAt(at) != '\n') {
                        at++;
                    }
                } else if (Character.isWhitespace(c)) {
                    advance();
                } else {
                    more = false;
                }
            }
            tokenLine = line;
            tokenColumn = at - lineStart + 1;
            if (at >= text.length()) {
                return "";
            }
            char c = text.charAt(at);
            if (c == '"') {
                return quotedText();
            }
            if (c == '[' || c == ']') {
                at++;
                return String.valueOf(c);
            }
            int start = at;
            while (at < text.length()
                    && !Character.isWhitespace(text.charAt(at))
                    && "[]\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quotedText() {
            quoted = true;
            advance();
            int start = at;
            while (at < text.length() && text.charAt(at) != '"') {
                advance();
            }
            if (at >= text.length()) {
                mistake("this text is not closed; write '\"' at its end");
                return "";
            }
            String value = text.substring(start, at);
            advance();
            return unescaped(value);
        }

        private void advance() {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
            at++;
        }

        private static String unescaped(String value) {
            Matcher matcher = ENTITY.matcher(value);
            StringBuilder out = new StringBuilder();
            while (matcher.find()) {
                String number = matcher.group(1);
                String plain;
                if (number != null) {
                    int code = Integer.parseInt(number);
                    plain = Character.isValidCodePoint(code) ? Character.toString(code) : "?";
                } else {
                    plain = switch (matcher.group(2)) {
                        case "amp" -> "&";
                        case "lt" -> "<";
                        case "gt" -> ">";
                        case "quot" -> "\"";
                        default -> "'";
                    };
                }
                matcher.appendReplacement(out, Matcher.quoteReplacement(plain));
            }
            return matcher.appendTail(out).toString();
        }

        private void mistake(String message) {
            file.mistake(tokenLine, tokenColumn, message);
        }
    }
}
