package io.netsim.statistics;

import java.util.Arrays;

/**
 * Whether the beginning of a series differs from the rest, as it does if a warm-up was too short. Where to cut says the rule
 * MSER-5, which makes the standard error of the mean of what remains smallest (White, Cobb and Spratt, A comparison of five
 * steady-state truncation heuristics for simulation, Winter Simulation Conference 2000). A cut that only follows chance is not
 * held against the series: the part cut off must differ by three standard errors, and change the mean by 1 %.
 *
 * @param settled whether the series has no such beginning
 * @param cut how many values the rule would leave out at the beginning
 * @param meanOfAll of all values
 * @param meanOfRest of the values behind the cut
 */
public record WarmupCheck(boolean settled, int cut, double meanOfAll, double meanOfRest) {
    /** A series needs as many values. */
    public static final int FEWEST = 50;

    private static final int BATCH = 5;
    private static final double STANDARD_ERRORS = 3;
    private static final double SHARE = 0.01;

    /** @param series in the order of time, at least {@link #FEWEST} values */
    public static WarmupCheck of(double[] series) {
        Sample.require(series.length >= FEWEST, "a check of fewer than " + FEWEST + " values");
        int cut = BATCH * bestCut(fives(series));
        double[] rest = Arrays.copyOfRange(series, cut, series.length);
        double meanOfAll = Sample.mean(series);
        double meanOfRest = Sample.mean(rest);
        if (cut == 0) {
            return new WarmupCheck(true, 0, meanOfAll, meanOfRest);
        }
        BatchMeans batches = BatchMeans.of(rest);
        // Of a mean over n values, n times its variance: what correlation adds is in it.
        double variance = batches.sd() * batches.sd() * batches.size();
        double first = Sample.mean(Arrays.copyOf(series, cut));
        double error = Math.sqrt(variance * (1.0 / cut + 1.0 / rest.length));
        boolean differs = Math.abs(first - meanOfRest) > STANDARD_ERRORS * error;
        boolean matters = Math.abs(meanOfAll - meanOfRest) > SHARE * Math.abs(meanOfRest);
        return new WarmupCheck(!(differs && matters), cut, meanOfAll, meanOfRest);
    }

    private static double[] fives(double[] series) {
        double[] fives = new double[series.length / BATCH];
        for (int i = 0; i < fives.length; i++) {
            for (int j = 0; j < BATCH; j++) {
                fives[i] += series[BATCH * i + j] / BATCH;
            }
        }
        return fives;
    }

    /** How many batches to leave out; at most half, where too little would remain to tell. */
    private static int bestCut(double[] fives) {
        int n = fives.length;
        double sum = 0;
        double squares = 0;
        double center = fives[n - 1]; // keeps the squares small
        double best = Double.POSITIVE_INFINITY;
        int cut = 0;
        for (int d = n - 1; d >= 0; d--) {
            double value = fives[d] - center;
            sum += value;
            squares += value * value;
            int kept = n - d;
            double error = Math.max(0, squares - sum * sum / kept) / ((double) kept * kept);
            if (d <= n / 2 && error <= best) {
                best = error;
                cut = d;
            }
        }
        return cut;
    }
}
