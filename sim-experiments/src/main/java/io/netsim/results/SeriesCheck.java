package io.netsim.results;

import org.jspecify.annotations.Nullable;

/**
 * Whether a series within a run, from the end of the warm-up, is long and steady enough to speak for its mean.
 *
 * @param entity whose series it is
 * @param metric of the series
 * @param mean of the series
 * @param values in the series
 * @param intervalS of the series, seconds
 * @param batches of equal length that it was cut into
 * @param batchSd standard deviation of the means of the batches
 * @param lag1 correlation of the means of neighbouring batches
 * @param independent whether the means of the batches pass for independent
 * @param firstTenth mean of the first tenth of the values; null if there are too few values to tell
 * @param lastTenth mean of the last tenth
 * @param settled whether the beginning is like the rest; null if there are too few values to tell
 * @param unsettledS how long the beginning is that is not, seconds
 * @param meanOfRest of the series without that beginning
 */
public record SeriesCheck(
        String entity,
        String metric,
        double mean,
        int values,
        double intervalS,
        int batches,
        double batchSd,
        double lag1,
        boolean independent,
        @Nullable Double firstTenth,
        @Nullable Double lastTenth,
        @Nullable Boolean settled,
        @Nullable Double unsettledS,
        @Nullable Double meanOfRest) {}
