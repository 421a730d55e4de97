package io.netsim.results;

/**
 * One number of a run.
 *
 * @param entity what it is of: a traffic entry, a flow, a link direction, {@code ledger} or {@code run}
 * @param metric such as {@code flow.goodput_bps}
 * @param statistic such as {@code mean} or {@code p99}; {@code value} for a plain number
 */
public record Observation(String entity, String metric, String statistic, double value) {}
