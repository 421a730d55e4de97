package io.netsim.spec.yaml;

/**
 * A text, number or truth value; what it is follows from where it stands.
 *
 * @param text with parameters put in
 * @param plain whether it stands without quotes
 * @param origin as written; differs from {@code text} where a parameter was put in
 * @param broken whether its mistake is already known, so that no more needs to be said about it
 */
public record ScalarNode(Position at, String path, String text, boolean plain, String origin, boolean broken)
        implements Node {
    public ScalarNode(Position at, String path, String text, boolean plain) {
        this(at, path, text, plain, text, false);
    }

    /** Whether nothing stands there ({@code key:}), or {@code null} or {@code ~}. */
    public boolean isNull() {
        return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /** For messages: the text in quotes, and the parameter it came from. */
    public String quoted() {
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return "'" + shown.replace("\n", "\\n") + "'" + (origin.equals(text) ? "" : " (from " + origin + ")");
    }

    @Override
    public String kind() {
        return isNull() ? "nothing" : quoted();
    }
}
