package io.netsim.spec.yaml;

/** Finds tabs that indent, which YAML forbids and editors hide. */
final class Indentation {
    private Indentation() {}

    /** Notes each line that is indented with a tab; whether there was one. */
    static boolean reportTabs(String text, String file, Mistakes mistakes) {
        boolean found = false;
        int line = 0;
        for (String content : text.split("\n", -1)) {
            line++;
            int column = 0;
            while (column < content.length() && content.charAt(column) == ' ') {
                column++;
            }
            boolean tab = column < content.length() && content.charAt(column) == '\t';
            String rest = content.substring(column).strip();
            if (tab && !rest.isEmpty() && !rest.startsWith("#")) {
                mistakes.add(
                        new Position(file, line, column + 1),
                        "",
                        "a tab indents this line, which YAML forbids; indent with spaces");
                found = true;
            }
        }
        return found;
    }
}
