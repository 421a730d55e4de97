package io.netsim.report.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/**
 * A unit for people, and what a number in the base unit is multiplied with to be in it. One figure and its table have one.
 *
 * @param unit such as {@code Mbps}; empty for none
 */
record Scale(double factor, String unit) {
    private static final Scale PLAIN = new Scale(1, "");

    /**
     * The unit that suits the largest of some numbers.
     *
     * @param base {@code s}, {@code bit/s}, {@code B}, {@code fraction}, or another in which things are counted
     */
    static Scale of(String base, double... values) {
        double largest = largest(values);
        return switch (base) {
            case "s" ->
                largest >= 0.9995
                        ? new Scale(1, "s")
                        : largest >= 0.9995e-3
                                ? new Scale(1e3, "ms")
                                : largest >= 0.9995e-6 ? new Scale(1e6, "µs") : new Scale(1e9, "ns");
            case "bit/s" -> prefixed(largest, "bps");
            case "B" -> prefixed(largest, "B");
            case "fraction" -> new Scale(100, "%");
            default -> base.isEmpty() ? PLAIN : new Scale(1, base);
        };
    }

    private static Scale prefixed(double largest, String unit) {
        if (largest >= 0.9995e9) {
            return new Scale(1e-9, "G" + unit);
        }
        if (largest >= 0.9995e6) {
            return new Scale(1e-6, "M" + unit);
        }
        return largest >= 0.9995e3 ? new Scale(1e-3, "k" + unit) : new Scale(1, unit);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .map(Math::abs)
                .filter(size -> size > 0 && Double.isFinite(size))
                .max()
                .orElse(1);
    }

    /** A number in this unit, rounded to seven digits, for a figure. */
    double of(double value) {
        double scaled = value * factor;
        return scaled == 0 || !Double.isFinite(scaled)
                ? 0
                : new BigDecimal(scaled).round(new MathContext(7)).doubleValue();
    }

    /** A number in this unit, four digits, without the unit. */
    String text(double value) {
        return digits(value * factor);
    }

    /** {@code Goodput (Mbps)}. */
    String title(String name) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** {@code 9.4 Mbps}. */
    static String worded(String base, double value) {
        Scale scale = of(base, value);
        return scale.unit.isEmpty() ? scale.text(value) : scale.text(value) + " " + scale.unit;
    }

    /** Four digits; whole numbers in full, with commas. */
    static String digits(double value) {
        return digits(value, 4);
    }

    /** So many digits; whole numbers in full, with commas. */
    static String digits(double value, int digits) {
        if (value < 0) {
            String positive = digits(-value, digits);
            return positive.equals("0") ? positive : "−" + positive;
        }
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        if (rounded.signum() == 0) {
            return "0";
        }
        return value < 1e-6 ? String.format(Locale.ROOT, "%.3g", value) : rounded.toPlainString();
    }
}
