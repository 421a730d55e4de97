package io.netsim.run;

/**
 * What a number of a sweep's tables is a number of.
 *
 * @param entity a traffic entry, a flow, a link direction, {@code ledger} or {@code run}
 * @param metric such as {@code flow.goodput_bps}
 * @param statistic such as {@code mean}
 */
record SampleKey(String entity, String metric, String statistic) {
    /** What was not seen in a run did not happen there: documents leave out fates that did not occur. */
    boolean countsWhatHappens() {
        return metric.startsWith("ledger.") || metric.equals("link.drops") || metric.equals("link.marks");
    }
}
