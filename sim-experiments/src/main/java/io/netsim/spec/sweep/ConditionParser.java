package io.netsim.spec.sweep;

import io.netsim.spec.read.Quantity;
import io.netsim.spec.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses conditions:
 *
 * <pre>
 * or         = and { "or" and }
 * and        = unary { "and" unary }
 * unary      = "not" unary | "(" or ")" | comparison
 * comparison = operand [ ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") operand ]
 * operand    = PARAMETER | 'text' | "text" | true | false | NUMBER [UNIT]
 * </pre>
 */
final class ConditionParser {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 10_000;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<quoted>'[^']*'|\"[^\"]*\")"
            + "|(?<number>[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?(?:\\s*%|\\s*(?!(?:and|or|not)\\b)\\p{L}+)?)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<symbol>==|!=|<=|>=|<|>|\\(|\\)))");

    private final String text;
    private final Collection<String> parameters;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private record Token(String kind, String text, int offset) {}

    /** What is wrong with an expression and where. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        /** In the expression, from 0. */
        private final int offset;

        private final String complaint;

        Malformed(int offset, String message) {
            super(message);
            this.complaint = message;
            this.offset = offset;
        }

        int offset() {
            return offset;
        }

        /** What is wrong; what would be right. */
        String complaint() {
            return complaint;
        }
    }

    private ConditionParser(String text, Collection<String> parameters) {
        this.text = text;
        this.parameters = parameters;
    }

    static Condition parse(String text, Collection<String> parameters) throws Malformed {
        ConditionParser parser = new ConditionParser(text, parameters);
        parser.tokenise();
        Condition condition = parser.or();
        if (!parser.peek().kind().equals("end")) {
            throw new Malformed(
                    parser.peek().offset(),
                    "'" + parser.peek().text() + "' is unexpected; join conditions by 'and' or 'or'");
        }
        return condition;
    }

    private void tokenise() throws Malformed {
        if (text.length() > MAX_LENGTH) {
            throw new Malformed(0, "the condition is longer than " + MAX_LENGTH + " characters; write a shorter one");
        }
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                int offset = at
                        + text.substring(at).length()
                        - text.substring(at).stripLeading().length();
                throw new Malformed(
                        offset, "'" + text.charAt(offset) + "' cannot stand here; a condition looks like " + EXAMPLE);
            }
            for (String kind : List.of("quoted", "number", "word", "symbol")) {
                if (matcher.group(kind) != null) {
                    tokens.add(new Token(kind, matcher.group(kind), matcher.start(kind)));
                }
            }
            at = matcher.end();
        }
        tokens.add(new Token("end", "the end", text.length()));
    }

    private static final String EXAMPLE = "not (cc == 'reno' and rate > 500 Mbps)";

    private Condition or() throws Malformed {
        Condition left = and();
        while (accept("or")) {
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() throws Malformed {
        Condition left = unary();
        while (accept("and")) {
            left = new Condition.And(left, unary());
        }
        return left;
    }

    private Condition unary() throws Malformed {
        if (++depth > MAX_DEPTH) {
            throw new Malformed(peek().offset(), "the condition is nested too deeply; write a simpler one");
        }
        Condition condition;
        if (accept("not")) {
            condition = new Condition.Not(unary());
        } else if (accept("(")) {
            condition = or();
            if (!accept(")")) {
                throw new Malformed(
                        peek().offset(), "a ')' is missing before " + peek().text() + "; close what '(' opened");
            }
        } else {
            condition = comparison();
        }
        depth--;
        return condition;
    }

    private Condition comparison() throws Malformed {
        Condition.Operand left = operand();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (accept(operator)) {
                return new Condition.Comparison(left, operator, operand());
            }
        }
        return new Condition.Flag(left);
    }

    private Condition.Operand operand() throws Malformed {
        Token token = peek();
        next++;
        return switch (token.kind()) {
            case "quoted" ->
                new Condition.Operand(
                        false, token.text().substring(1, token.text().length() - 1), token.offset());
            case "number" -> number(token);
            case "word" -> word(token);
            default ->
                throw new Malformed(
                        token.offset(),
                        "a parameter or value is due before " + token.text() + "; a condition looks like " + EXAMPLE);
        };
    }

    private static Condition.Operand number(Token token) throws Malformed {
        Quantity quantity = Quantity.parse(token.text());
        if (quantity == null
                || (quantity.dimension() == null && !quantity.unit().isEmpty())) {
            throw new Malformed(
                    token.offset(), "'" + token.text() + "' has an unknown unit; write such as '500 Mbps' or '10 ms'");
        }
        return new Condition.Operand(false, token.text(), token.offset());
    }

    private Condition.Operand word(Token token) throws Malformed {
        boolean parameter = parameters.contains(token.text());
        if (parameter || token.text().equals("true") || token.text().equals("false")) {
            return new Condition.Operand(parameter, token.text(), token.offset());
        }
        throw new Malformed(
                token.offset(),
                "there is no parameter '" + token.text() + "'; " + Suggestion.didYouMean(token.text(), parameters)
                        + "put texts in quotes; parameters are " + Suggestion.list(parameters));
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private boolean accept(String symbol) {
        Token token = peek();
        boolean fits = token.text().equals(symbol)
                && (token.kind().equals("symbol") || token.kind().equals("word"));
        if (fits) {
            next++;
        }
        return fits;
    }
}
