package io.netsim.spec.sweep;

import io.netsim.spec.read.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition on the parameters of a point, such as {@code not (cc == 'reno' and rate > 500 Mbps)}. */
sealed interface Condition {
    /**
     * Whether it holds.
     *
     * @throws Incomparable if values cannot be compared
     */
    boolean holds(Map<String, String> point);

    /** Holds for every point. */
    record Always() implements Condition {
        @Override
        public boolean holds(Map<String, String> point) {
            return true;
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public boolean holds(Map<String, String> point) {
            return !inner.holds(point);
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, String> point) {
            return left.holds(point) && right.holds(point);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, String> point) {
            return left.holds(point) || right.holds(point);
        }
    }

    /** A parameter that is {@code true} or {@code false}. */
    record Flag(Operand operand) implements Condition {
        @Override
        public boolean holds(Map<String, String> point) {
            String value = operand.valueIn(point);
            if (!value.equals("true") && !value.equals("false")) {
                throw new Incomparable(
                        operand.offset(), "'" + value + "' is not a truth value; compare it, such as with ==");
            }
            return value.equals("true");
        }
    }

    /** Two values of the same kind; quantities are compared as such, whatever their units. */
    record Comparison(Operand left, String operator, Operand right) implements Condition {
        @Override
        public boolean holds(Map<String, String> point) {
            String a = left.valueIn(point);
            String b = right.valueIn(point);
            Quantity x = quantity(a);
            Quantity y = quantity(b);
            boolean equality = operator.equals("==") || operator.equals("!=");
            if (x != null && y != null) {
                if (x.dimension() != y.dimension()) {
                    throw new Incomparable(
                            left.offset(),
                            "'" + a + "' and '" + b + "' are not of the same kind; give both the same kind of unit");
                }
                return decide(x.inBase().compareTo(y.inBase()));
            }
            if (!equality) {
                throw new Incomparable(
                        left.offset(), "'" + a + "' and '" + b + "' have no order; compare them with == or !=");
            }
            return decide(a.compareTo(b));
        }

        private boolean decide(int order) {
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static @Nullable Quantity quantity(String text) {
            Quantity quantity = Quantity.parse(text);
            boolean known = quantity != null
                    && (quantity.dimension() != null || quantity.unit().isEmpty());
            return known ? quantity : null;
        }
    }

    /**
     * A parameter or a value.
     *
     * @param parameter whether the text names a parameter
     * @param text name or value
     * @param offset of its first character in the expression
     */
    record Operand(boolean parameter, String text, int offset) {
        String valueIn(Map<String, String> point) {
            return parameter ? point.getOrDefault(text, "") : text;
        }
    }

    /** Values that have no order or are of different kinds. */
    final class Incomparable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Of the operand in the expression. */
        private final int offset;

        private final String complaint;

        Incomparable(int offset, String message) {
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
}
