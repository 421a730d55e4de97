package io.netsim.packetdrill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The small part of Python that scripts use: assertions, assignments and {@code print}, over whole numbers. The message of an
 * assertion is never evaluated.
 */
final class CodeBlock {
    /** An assertion that does not hold, or code that is not understood. */
    static final class CodeException extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean asserted;

        private CodeException(boolean asserted, String message) {
            super(message);
            this.asserted = asserted;
        }

        /** Whether an assertion does not hold. */
        boolean isAssertion() {
            return asserted;
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(0[xX][0-9a-fA-F]+|[0-9]+|[A-Za-z_][A-Za-z0-9_]*|==|!=|<=|>=|\\+=|-=|//|<<|>>|[-+*&|<>()=,%])");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private final Map<String, Long> names;
    private final @Nullable Predicate<String> known;
    private List<String> tokens = List.of();
    private int at;

    /**
     * @param names the variables; assignments go there
     * @param known where not null, nothing is run: names are only looked up by it
     */
    private CodeBlock(Map<String, Long> names, @Nullable Predicate<String> known) {
        this.names = names;
        this.known = known;
    }

    static void run(String text, Map<String, Long> names) throws CodeException {
        new CodeBlock(names, null).block(text);
    }

    /** Whether all of the code is understood and every name is known. */
    static void check(String text, Map<String, Long> names, Predicate<String> known) throws CodeException {
        new CodeBlock(names, known).block(text);
    }

    private void block(String text) throws CodeException {
        String joined = TEXT.matcher(text).replaceAll("0").replaceAll("\\\\\\s*\\n", " ");
        for (String line : joined.split("\\n", -1)) {
            for (String statement : line.replaceFirst("#.*", "").split(";", -1)) {
                if (!statement.isBlank()) {
                    statement(statement.strip());
                }
            }
        }
    }

    private void statement(String text) throws CodeException {
        if (text.equals("pass") || text.matches("print\\s*\\(.*\\)") || text.startsWith("import ")) {
            return;
        }
        tokens = tokens(text);
        at = 0;
        if (accept("assert")) {
            long value = or();
            if (at < tokens.size() && !peek().equals(",")) {
                throw unknown(text);
            }
            if (known == null && value == 0) {
                throw new CodeException(true, text.strip() + ", but " + valuesIn(text));
            }
            return;
        }
        if (tokens.size() > 2 && tokens.get(1).matches("=|\\+=|-=")) {
            String name = tokens.get(0);
            String operator = tokens.get(1);
            at = 2;
            long value = or();
            if (at == tokens.size()) {
                long before = operator.equals("=") ? 0 : value(name);
                names.put(name, operator.equals("-=") ? before - value : before + value);
                return;
            }
        }
        throw unknown(text);
    }

    /** The variables of a statement with their values. */
    private String valuesIn(String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").matcher(text);
        while (matcher.find()) {
            Long value = names.get(matcher.group());
            String part = matcher.group() + " is " + value;
            if (value != null && !parts.contains(part) && !matcher.group().startsWith("TCP")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? "it is not so" : String.join(", ", parts);
    }

    private static CodeException unknown(String text) {
        return new CodeException(
                false, "the code '" + text.strip() + "' is more than assertions and assignments of whole" + " numbers");
    }

    private static List<String> tokens(String text) throws CodeException {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw unknown(text);
        }
        return tokens;
    }

    // ---- expressions, weakest binding first --------------------------------------------------------------------

    private long or() throws CodeException {
        long value = and();
        while (accept("or")) {
            long right = and();
            value = value != 0 ? value : right;
        }
        return value;
    }

    private long and() throws CodeException {
        long value = not();
        while (accept("and")) {
            long right = not();
            value = value == 0 ? value : right;
        }
        return value;
    }

    private long not() throws CodeException {
        return accept("not") ? (not() == 0 ? 1 : 0) : comparison();
    }

    private long comparison() throws CodeException {
        long left = bits();
        boolean compared = false;
        boolean holds = true;
        while (at < tokens.size() && peek().matches("==|!=|<=|>=|<|>")) {
            String operator = tokens.get(at++);
            long right = bits();
            holds &= switch (operator) {
                case "==" -> left == right;
                case "!=" -> left != right;
                case "<=" -> left <= right;
                case ">=" -> left >= right;
                case "<" -> left < right;
                default -> left > right;
            };
            compared = true;
            left = right;
        }
        return compared ? (holds ? 1 : 0) : left;
    }

    private long bits() throws CodeException {
        long value = sum();
        while (at < tokens.size() && peek().matches("[&|]")) {
            boolean and = tokens.get(at++).equals("&");
            long right = sum();
            value = and ? value & right : value | right;
        }
        return value;
    }

    private long sum() throws CodeException {
        long value = product();
        while (at < tokens.size() && peek().matches("[+-]")) {
            boolean plus = tokens.get(at++).equals("+");
            long right = product();
            value = plus ? value + right : value - right;
        }
        return value;
    }

    private long product() throws CodeException {
        long value = operand();
        while (accept("*")) {
            value *= operand();
        }
        return value;
    }

    private long operand() throws CodeException {
        if (accept("-")) {
            return -operand();
        }
        if (accept("(")) {
            long value = or();
            if (!accept(")")) {
                throw unknown(String.join(" ", tokens));
            }
            return value;
        }
        if (at >= tokens.size()) {
            throw unknown(String.join(" ", tokens));
        }
        String token = tokens.get(at++);
        if (Character.isDigit(token.charAt(0))) {
            return Long.decode(
                    token.length() > 1 && !token.startsWith("0x") ? token.replaceFirst("^0+(?=.)", "") : token);
        }
        if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
            throw unknown(String.join(" ", tokens));
        }
        return value(token);
    }

    private long value(String name) throws CodeException {
        Long value = names.get(name);
        if (value == null) {
            if (known != null && known.test(name)) {
                return 0;
            }
            throw new CodeException(
                    false,
                    name.startsWith("tcpi_")
                            ? "the TCP_INFO field " + name + " is not modelled"
                            : "no variable " + name);
        }
        return value;
    }

    private String peek() {
        return tokens.get(at);
    }

    private boolean accept(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        if (there) {
            at++;
        }
        return there;
    }
}
