package io.netsim.spec.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of value that are not amounts with units. */
public final class Kinds {
    /** Any text. */
    public static final Kind<String> TEXT = (node, mistakes) -> {
        ScalarNode scalar = scalar(node, "a text", mistakes);
        return scalar == null ? null : scalar.text();
    };

    /** {@code true} or {@code false}. */
    public static final Kind<Boolean> TRUTH = (node, mistakes) -> {
        ScalarNode scalar = scalar(node, "'true' or 'false'", mistakes);
        if (scalar == null) {
            return null;
        }
        if (!scalar.text().equals("true") && !scalar.text().equals("false")) {
            mistakes.add(node, scalar.quoted() + " is not a truth value; write 'true' or 'false'");
            return null;
        }
        return Boolean.valueOf(scalar.text());
    };

    /** A probability or share of at most all: {@code 1 %} or a bare fraction from 0 to 1. */
    public static final Kind<Double> PROBABILITY = share(BigDecimal.ONE, "0 % to 100 %, or a fraction from 0 to 1");

    /** A share that may be more than all, such as a load: {@code 120 %} or a bare factor. */
    public static final Kind<Double> SHARE = share(new BigDecimal("1000"), "0 % to 100000 %, or a factor");

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    private Kinds() {}

    /** A whole number in a range. */
    public static Kind<Long> whole(long minimum, long maximum) {
        return (node, mistakes) -> {
            ScalarNode scalar = scalar(node, "a whole number", mistakes);
            if (scalar == null) {
                return null;
            }
            String range = "write a whole number from " + minimum + " to " + maximum;
            if (!WHOLE.matcher(scalar.text()).matches()) {
                mistakes.add(node, scalar.quoted() + " is not a whole number; " + range);
                return null;
            }
            boolean huge = scalar.text().length() > 40;
            BigDecimal value = huge ? BigDecimal.TEN.pow(40) : new BigDecimal(scalar.text());
            if (value.compareTo(BigDecimal.valueOf(minimum)) < 0 || value.compareTo(BigDecimal.valueOf(maximum)) > 0) {
                mistakes.add(node, scalar.quoted() + " is out of range; " + range);
                return null;
            }
            return value.longValueExact();
        };
    }

    /** A whole number in a range of 32 bits. */
    public static Kind<Integer> count(int minimum, int maximum) {
        Kind<Long> whole = whole(minimum, maximum);
        return (node, mistakes) -> {
            Long value = whole.read(node, mistakes);
            return value == null ? null : Math.toIntExact(value);
        };
    }

    /** A bare decimal number of more than 0 and at most {@code maximum}. */
    public static Kind<Double> factor(double maximum) {
        return (node, mistakes) -> {
            ScalarNode scalar = scalar(node, "a number", mistakes);
            if (scalar == null) {
                return null;
            }
            double value = DECIMAL.matcher(scalar.text()).matches() ? Double.parseDouble(scalar.text()) : -1;
            if (!(value > 0) || value > maximum) {
                mistakes.add(
                        node,
                        scalar.quoted() + " is not a number in range; write a bare number above 0, at most " + maximum);
                return null;
            }
            return value;
        };
    }

    /** A bare decimal number in a range, both ends included. */
    public static Kind<Double> decimal(double minimum, double maximum) {
        return (node, mistakes) -> {
            ScalarNode scalar = scalar(node, "a number", mistakes);
            if (scalar == null) {
                return null;
            }
            double value = DECIMAL.matcher(scalar.text()).matches() ? Double.parseDouble(scalar.text()) : Double.NaN;
            if (!(value >= minimum && value <= maximum)) {
                mistakes.add(
                        node,
                        scalar.quoted() + " is not a number in range; write a bare number from " + plain(minimum)
                                + " to " + plain(maximum));
                return null;
            }
            return value;
        };
    }

    private static String plain(double value) {
        return new BigDecimal(value).stripTrailingZeros().toPlainString();
    }

    /** One of some words. */
    public static Kind<String> word(Collection<String> words) {
        return (node, mistakes) -> {
            ScalarNode scalar = scalar(node, "one of " + Suggestion.list(words), mistakes);
            if (scalar == null || words.contains(scalar.text())) {
                return scalar == null ? null : scalar.text();
            }
            mistakes.add(
                    node,
                    "unknown value " + scalar.quoted() + "; " + Suggestion.didYouMean(scalar.text(), words)
                            + "write one of " + Suggestion.list(words));
            return null;
        };
    }

    /** A constant of an enum, in lower case. */
    public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        ImmutableMap.Builder<String, E> constants = ImmutableMap.builder();
        for (E constant : EnumSet.allOf(type)) {
            constants.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        ImmutableMap<String, E> byName = constants.buildOrThrow();
        Kind<String> word = word(byName.keySet());
        return (node, mistakes) -> {
            String name = word.read(node, mistakes);
            return name == null ? null : byName.get(name);
        };
    }

    /** A list; items with mistakes are left out. */
    public static <T> Kind<ImmutableList<T>> listOf(Kind<T> kind, String example) {
        return (node, mistakes) -> {
            ImmutableList<Node> items = items(node, example, mistakes);
            if (items == null) {
                return null;
            }
            ImmutableList.Builder<T> list = ImmutableList.builder();
            for (Node item : items) {
                T value = kind.read(item, mistakes);
                if (value != null) {
                    list.add(value);
                }
            }
            return list.build();
        };
    }

    /** A list, or a single item that stands for a list of one. */
    public static <T> Kind<ImmutableList<T>> oneOrMore(Kind<T> kind) {
        Kind<ImmutableList<T>> list = listOf(kind, "a list");
        return (node, mistakes) -> {
            if (node instanceof ListNode) {
                return list.read(node, mistakes);
            }
            T value = kind.read(node, mistakes);
            return value == null ? null : ImmutableList.of(value);
        };
    }

    /** The items of a list, or null after a mistake. */
    public static @Nullable ImmutableList<Node> items(Node node, String example, Mistakes mistakes) {
        if (node instanceof ListNode list) {
            return list.items();
        }
        if (!(node instanceof ScalarNode scalar && scalar.broken())) {
            mistakes.add(node, node.kind() + " stands where a list is due; write " + example);
        }
        return null;
    }

    /** The text of a value, or null after noting that something else is due. */
    public static @Nullable ScalarNode scalar(Node node, String due, Mistakes mistakes) {
        if (node instanceof ScalarNode scalar && scalar.broken()) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !scalar.isNull()) {
            return scalar;
        }
        mistakes.add(node, node.kind() + " stands where " + due + " is due; write " + due);
        return null;
    }

    private static Kind<Double> share(BigDecimal maximum, String range) {
        return (node, mistakes) -> {
            ScalarNode scalar = scalar(node, "a share such as '1 %' or '0.01'", mistakes);
            if (scalar == null) {
                return null;
            }
            Quantity quantity = Quantity.parse(scalar.text());
            boolean fits = quantity != null && (quantity.unit().isEmpty() || quantity.dimension() == Unit.PERCENT);
            if (quantity == null || !fits) {
                mistakes.add(node, scalar.quoted() + " is not a share; write '1 %' or '0.01'");
                return null;
            }
            BigDecimal value = quantity.inBase();
            if (value.signum() < 0 || value.compareTo(maximum) > 0) {
                mistakes.add(node, scalar.quoted() + " is out of range; write " + range);
                return null;
            }
            return value.doubleValue();
        };
    }
}
