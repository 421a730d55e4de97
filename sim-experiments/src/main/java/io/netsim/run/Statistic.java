package io.netsim.run;

import org.jspecify.annotations.Nullable;

/** Statistics by the names they have in files. */
final class Statistic {
    private Statistic() {}

    /**
     * @param name {@code mean sd min max count sum} or a percentile such as {@code p99.9} (nearest rank)
     * @param sorted rising
     * @return null where there is nothing to tell
     */
    static @Nullable Double of(String name, double[] sorted) {
        int n = sorted.length;
        if (name.equals("count")) {
            return (double) n;
        }
        if (name.equals("sum")) {
            return sum(sorted);
        }
        if (n == 0) {
            return null;
        }
        return switch (name) {
            case "mean" -> sum(sorted) / n;
            case "min" -> sorted[0];
            case "max" -> sorted[n - 1];
            case "sd" -> n < 2 ? null : Double.valueOf(deviation(sorted));
            default -> sorted[(int) Math.max(0, Math.ceil(Double.parseDouble(name.substring(1)) / 100 * n) - 1)];
        };
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double deviation(double[] values) {
        double mean = sum(values) / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
