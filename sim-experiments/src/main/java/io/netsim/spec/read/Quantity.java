package io.netsim.spec.read;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.netsim.spec.yaml.Suggestion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number with a unit, exact.
 *
 * @param number as written
 * @param unit as written; empty if there is none
 * @param dimension what the unit measures, or null for a bare number or an unknown unit
 */
public record Quantity(
        BigDecimal number, String unit, @Nullable Unit dimension) {
    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*([\\p{L}%/][\\p{L}\\p{N}%/ ]*)?");
    private static final int MAX_LENGTH = 1000;
    private static final BigInteger MAX_EXPONENT = BigInteger.valueOf(1000);

    /** The quantity in a text, or null if it has another form. Exponents beyond 1000 are taken as 1000. */
    public static @Nullable Quantity parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            return null;
        }
        String unit = matcher.group(2) == null ? "" : matcher.group(2).strip().replace("µs", "us");
        Unit dimension = null;
        for (Unit candidate : Unit.values()) {
            if (candidate.factors().containsKey(unit)) {
                dimension = candidate;
            }
        }
        return new Quantity(number(matcher.group(1)), unit, dimension);
    }

    /** The value in the base unit of its dimension; a bare number is itself. */
    public BigDecimal inBase() {
        BigDecimal factor = dimension == null ? null : dimension.factors().get(unit);
        return factor == null ? number : number.multiply(factor);
    }

    /** Whether two texts are the same value, perhaps in other units. */
    public static boolean same(String a, String b) {
        Quantity first = parse(a);
        Quantity second = parse(b);
        if (a.equals(b) || first == null || second == null) {
            return a.equals(b);
        }
        return first.dimension == second.dimension
                && (first.dimension != null || first.unit.equals(second.unit))
                && first.inBase().compareTo(second.inBase()) == 0;
    }

    /** Why a text is not a quantity of the given dimensions, and what would be one. */
    public static String complaint(String quoted, @Nullable Quantity quantity, Unit... wanted) {
        String what = List.of(wanted).stream().map(Unit::what).collect(Collectors.joining(" or "));
        String examples = List.of(wanted).stream().map(Unit::example).collect(Collectors.joining("' or '", "'", "'"));
        List<String> units = List.of(wanted).stream()
                .flatMap(unit -> unit.factors().keySet().stream())
                .collect(ImmutableList.toImmutableList());
        String advice = "write " + what + " such as " + examples + " (units: " + String.join(", ", units) + ")";
        if (quantity == null) {
            return quoted + " is not " + what + "; " + advice;
        }
        if (quantity.unit.isEmpty()) {
            return quoted + " has no unit; " + advice;
        }
        if (quantity.dimension != null) {
            return quoted + " is " + quantity.dimension.what() + ", not " + what + "; " + advice;
        }
        return quoted + " has the unknown unit '" + quantity.unit + "'; " + Suggestion.didYouMean(quantity.unit, units)
                + advice;
    }

    private static BigDecimal number(String text) {
        List<String> parts = Splitter.on(CharMatcher.anyOf("eE")).splitToList(text);
        BigDecimal mantissa = new BigDecimal(parts.get(0));
        if (parts.size() == 1) {
            return mantissa;
        }
        BigInteger exponent =
                new BigInteger(parts.get(1).startsWith("+") ? parts.get(1).substring(1) : parts.get(1));
        return mantissa.scaleByPowerOfTen(
                exponent.min(MAX_EXPONENT).max(MAX_EXPONENT.negate()).intValue());
    }
}
