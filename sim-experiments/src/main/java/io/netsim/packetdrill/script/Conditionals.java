package io.netsim.packetdrill.script;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Parts of scripts between {@code #ifdef NAME}, {@code #else} and {@code #endif}. Collections write for several systems so;
 * the name STANDARD, for what the standards say, is the only one defined here.
 */
final class Conditionals {
    private static final String DEFINED = "STANDARD";

    private Conditionals() {}

    /** The text with the parts for other systems blanked out, line by line. */
    static String resolve(String text) throws ScriptException {
        if (!text.contains("#if")) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        Deque<Boolean> open = new ArrayDeque<>();
        int number = 0;
        for (String line : text.split("\\n", -1)) {
            number++;
            String word = line.strip();
            if (word.startsWith("#ifdef ") || word.startsWith("#ifndef ")) {
                boolean defined = word.substring(word.indexOf(' ')).strip().equals(DEFINED);
                open.push(defined == word.startsWith("#ifdef "));
            } else if (word.startsWith("#else") || word.startsWith("#endif")) {
                if (open.isEmpty()) {
                    throw new ScriptException(number, word + " without #ifdef");
                }
                boolean taken = open.pop();
                if (word.startsWith("#else")) {
                    open.push(!taken);
                }
            } else if (!open.contains(false)) {
                result.append(line);
            }
            result.append('\n');
        }
        if (!open.isEmpty()) {
            throw new ScriptException(number, "an #ifdef has no #endif");
        }
        return result.toString();
    }
}
