package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that varies over the points of a sweep.
 *
 * @param parameter its name
 * @param unit of the numbers: {@code s}, {@code bit/s}, {@code B}, {@code packets}, {@code fraction}, or empty
 * @param values in the order of an axis: numbers by size, texts as the sweep has them
 */
record Axis(String parameter, String unit, ImmutableList<Value> values) {
    /**
     * A value as written, and its number in the axis' unit; null for a text.
     */
    record Value(String text, @Nullable Double number) {}

    /** Whether all its values are numbers. */
    boolean numeric() {
        return values.stream().allMatch(value -> value.number() != null);
    }

    double number(int index) {
        return Objects.requireNonNull(values.get(index).number());
    }

    double smallest() {
        return number(0);
    }

    double largest() {
        return number(values.size() - 1);
    }

    /** Whether the values lie as on a logarithmic scale: over a factor of 20, or of 4 and more at even ratios. */
    boolean logarithmic() {
        if (!numeric() || values.size() < 3 || smallest() <= 0) {
            return false;
        }
        return largest() / smallest() >= 20 || largest() / smallest() >= 4 && values.size() >= 4 && evenRatios();
    }

    private boolean evenRatios() {
        double ratio = number(1) / number(0);
        for (int i = 2; i < values.size(); i++) {
            if (Math.abs(number(i) / number(i - 1) / ratio - 1) > 0.05) {
                return false;
            }
        }
        return ratio > 1.2;
    }

    /** Zero and values over a factor of 20: logarithmic but for the zero. */
    boolean nearlyLogarithmic() {
        return numeric() && values.size() >= 4 && smallest() == 0 && number(1) > 0 && largest() / number(1) >= 20;
    }

    /** The place of a value as written, or -1. */
    int indexOf(String text) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).text().equals(text)) {
                return i;
            }
        }
        return -1;
    }
}
