package io.netsim.spec;

/**
 * One mistake of an input.
 *
 * @param file the file as the user named it, or a command-line argument such as {@code -p rate=x}
 * @param line from 1; 0 if the mistake concerns no place inside the file
 * @param column from 1; 0 if the mistake concerns no place inside the file
 * @param path where in the document, such as {@code links[2].rate}; empty for the document itself
 * @param message what is wrong; what would be right
 */
public record Mistake(String file, int line, int column, String path, String message) {
    /** One line, {@code file:line:column: path: what is wrong; what would be right}. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
