package io.netsim.packetdrill;

import io.netsim.packetdrill.script.Argument;

/** Compares what calls return with what a script says. */
final class Errors {
    private Errors() {}

    /** Whether two names stand for one error. */
    static boolean same(String expected, String got) {
        return canonical(expected).equals(canonical(got));
    }

    private static String canonical(String name) {
        return name.equals("EWOULDBLOCK") ? "EAGAIN" : name;
    }

    /** Whether a value is the one that a script says a pointer points at. */
    static boolean fits(Argument wanted, String got) {
        if (wanted instanceof Argument.Usual) {
            return true;
        }
        if (wanted instanceof Argument.Pointer pointer && pointer.items().size() == 1) {
            return fits(pointer.items().get(0), got);
        }
        if (wanted instanceof Argument.Symbols symbols) {
            return symbols.names().size() == 1 && same(symbols.names().get(0), got);
        }
        if (wanted instanceof Argument.Structure structure) {
            String[] left = structure.inside().replaceAll("\\s", "").split(",", -1);
            String[] right = got.replaceAll("\\s", "").split(",", -1);
            boolean fits = left.length == right.length;
            for (int i = 0; fits && i < left.length; i++) {
                fits = left[i].endsWith("=...") || left[i].equals(right[i]);
            }
            return fits;
        }
        return wanted instanceof Argument.Whole number
                && Long.toString(number.value()).equals(got);
    }

    /** As a script writes it. */
    static String text(Argument argument) {
        if (argument instanceof Argument.Whole number) {
            return Long.toString(number.value());
        }
        if (argument instanceof Argument.Symbols symbols) {
            return String.join("|", symbols.names());
        }
        if (argument instanceof Argument.Pointer pointer) {
            StringBuilder text = new StringBuilder();
            for (Argument item : pointer.items()) {
                text.append(text.length() == 0 ? "" : ", ").append(text(item));
            }
            return text.toString();
        }
        return argument instanceof Argument.Structure structure ? structure.inside() : "...";
    }
}
