package io.netsim.spec.imports;

import io.netsim.spec.PlaceSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The native format of SNDlib (S. Orlowski et al.: "SNDlib 1.0 — Survivable Network Design Library", Networks 55(3), 2010):
 * {@code NODES}, {@code LINKS} with their pre-installed capacity, and {@code DEMANDS}. A link has its capacity in each
 * direction; one of capacity 0, whose capacity the design problem is to choose from modules, has none here. The unit is what
 * {@code META} says, Mbps otherwise.
 */
final class Sndlib implements Format {
    private static final long MBPS = 1_000_000;
    private static final String LINK_FORM = "id ( source target ) capacity …";
    private static final String DEMAND_FORM = "id ( source target ) routing_unit value max_path_length";

    @Override
    public Graph read(GraphFile file, long unitBps) {
        GraphBuilder into = new GraphBuilder(file);
        new Reading(file, into, unitBps).document();
        return into.build();
    }

    private record Token(String text, int line, int column) {
        boolean is(String other) {
            return text.equals(other);
        }
    }

    /** One pass over a file. */
    private static final class Reading {
        private final GraphFile file;
        private final GraphBuilder into;
        private final List<Token> tokens = new ArrayList<>();
        private long unitBps;
        private int at;

        Reading(GraphFile file, GraphBuilder into, long unitBps) {
            this.file = file;
            this.into = into;
            this.unitBps = unitBps;
        }

        void document() {
            boolean given = unitBps > 0;
            unitBps = given ? unitBps : MBPS;
            tokens(given);
            boolean nodes = false;
            while (!done() && !file.isBroken()) {
                Token name = next();
                if (!next().is("(")) {
                    mistake(name, "'" + name.text() + "' stands where a section such as 'NODES (' is due");
                    return;
                }
                switch (name.text()) {
                    case "NODES" -> {
                        nodes = true;
                        items(name, this::node);
                    }
                    case "LINKS" -> items(name, this::link);
                    case "DEMANDS" -> items(name, this::demand);
                    default -> skip(name);
                }
            }
            if (!nodes && !file.isBroken()) {
                file.mistake(1, 1, "there is no 'NODES (' in this file; check that it is SNDlib's native format");
            }
        }

        private void items(Token section, Runnable item) {
            while (!file.isBroken()) {
                if (done()) {
                    mistake(section, "the section '" + section.text() + "' is not closed; the file may be cut short");
                } else if (peek().is(")")) {
                    next();
                    return;
                } else {
                    item.run();
                }
            }
        }

        private void node() {
            Token id = next();
            @Nullable PlaceSpec place = null;
            if (!done() && peek().is("(")) {
                next();
                BigDecimal x = number("degrees east");
                BigDecimal y = x == null ? null : number("degrees north");
                if (x == null || y == null || !due(")", "id ( longitude latitude )")) {
                    return;
                }
                place = Repetita.place(x.doubleValue(), y.doubleValue());
            }
            into.node(id.text(), id.text(), place, false, id.line(), id.column());
        }

        private void link() {
            Token id = next();
            Token[] ends = ends(LINK_FORM);
            BigDecimal capacity = ends == null ? null : number("a capacity");
            if (ends == null || capacity == null) {
                return;
            }
            while (!done() && !peek().is("(") && !peek().is(")")) {
                if (number("a cost") == null) {
                    return;
                }
            }
            if (!done() && peek().is("(")) {
                skip(next());
            }
            into.edge(new GraphBuilder.Loose(
                    ends[0].text(),
                    ends[1].text(),
                    false,
                    capacity.signum() > 0 ? rate(id, capacity) : null,
                    null,
                    null,
                    id.line(),
                    id.column()));
        }

        private void demand() {
            Token id = next();
            Token[] ends = ends(DEMAND_FORM);
            BigDecimal unit = ends == null ? null : number("a routing unit");
            BigDecimal value = unit == null ? null : number("a value");
            if (ends == null || unit == null || value == null) {
                return;
            }
            Token most = next();
            if (!most.is("UNLIMITED") && Words.exact(most.text()) == null) {
                mistake(most, "'" + most.text() + "' is no length of a path; write '" + DEMAND_FORM + "'");
                return;
            }
            Long rate = rate(id, unit.multiply(value));
            if (rate != null) {
                into.demand(id.text(), ends[0].text(), ends[1].text(), rate, id.line(), id.column());
            }
        }

        private Token @Nullable [] ends(String form) {
            if (!due("(", form)) {
                return null;
            }
            Token[] ends = {next(), next()};
            return due(")", form) ? ends : null;
        }

        private @Nullable Long rate(Token where, BigDecimal value) {
            BigDecimal rate = value.multiply(BigDecimal.valueOf(unitBps)).setScale(0, RoundingMode.HALF_UP);
            if (rate.signum() < 0 || rate.compareTo(new BigDecimal("1e18")) > 0) {
                mistake(where, "'" + where.text() + "' has the value " + value + ", which is out of range");
                return null;
            }
            return rate.longValueExact();
        }

        private @Nullable BigDecimal number(String what) {
            Token token = next();
            BigDecimal number = Words.exact(token.text());
            if (number == null) {
                mistake(token, "'" + token.text() + "' is not a number; " + what + " is due here");
            }
            return number;
        }

        private boolean due(String bracket, String form) {
            Token token = next();
            if (token.is(bracket)) {
                return true;
            }
            mistake(token, "'" + token.text() + "' stands where '" + bracket + "' is due; write '" + form + "'");
            return false;
        }

        /** Passes over what an open bracket began. */
        private void skip(Token from) {
            int depth = 1;
            while (depth > 0) {
                if (done()) {
                    mistake(from, "the bracket that opens here is not closed; the file may be cut short");
                    return;
                }
                Token token = next();
                depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            }
        }

        private boolean done() {
            return at >= tokens.size();
        }

        private Token peek() {
            return tokens.get(at);
        }

        private Token next() {
            if (done()) {
                Token last = tokens.isEmpty() ? new Token("", 1, 1) : tokens.get(tokens.size() - 1);
                return new Token("end of the file", last.line(), last.column());
            }
            at++;
            return tokens.get(at - 1);
        }

        private void mistake(Token where, String message) {
            file.mistake(where.line(), where.column(), message);
        }

        // ---- tokens
        // ----------------------------------------------------------------------------------------------------

        /** Words and brackets of all lines but comments, the first line and the section META, of which only the unit counts. */
        private void tokens(boolean unitGiven) {
            boolean meta = false;
            int number = 0;
            for (String line : file.text().lines().toList()) {
                number++;
                String stripped = line.strip();
                boolean comment = stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("?");
                if (meta) {
                    meta = !stripped.equals(")");
                    if (stripped.startsWith("unit") && !unitGiven) {
                        unit(stripped.substring(4).replace('=', ' ').strip(), number);
                    }
                } else if (stripped.matches("META\\s*\\(")) {
                    meta = true;
                } else if (!comment) {
                    split(line, number);
                }
            }
        }

        private void split(String line, int number) {
            int i = 0;
            while (i < line.length()) {
                char c = line.charAt(i);
                int start = i;
                i++;
                if (c == '#') {
                    return;
                }
                if (c != '(' && c != ')' && !Character.isWhitespace(c)) {
                    while (i < line.length() && "() \t\r".indexOf(line.charAt(i)) < 0) {
                        i++;
                    }
                }
                if (!Character.isWhitespace(c)) {
                    tokens.add(new Token(line.substring(start, i), number, start + 1));
                }
            }
        }

        private void unit(String unit, int line) {
            switch (unit.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "")) {
                case "BITPERSEC" -> unitBps = 1;
                case "KBITPERSEC" -> unitBps = 1000;
                case "MBITPERSEC", "MBITSPERSEC" -> unitBps = MBPS;
                case "GBITPERSEC" -> unitBps = 1000 * MBPS;
                default ->
                    file.mistake(
                            line,
                            1,
                            "the unit '" + unit
                                    + "' is not known; say in the import what 1 stands for, as 'unit: 1 Mbps'");
            }
        }
    }
}
