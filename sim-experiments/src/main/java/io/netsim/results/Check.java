package io.netsim.results;

import org.jspecify.annotations.Nullable;

/**
 * Something to know before the tables of a sweep are believed; an entry of {@code checks.json}.
 *
 * @param kind {@code few_replications}, {@code failed_runs}, {@code no_randomness}, {@code missing_values}, {@code warmup},
 *     {@code autocorrelation}, {@code precision}, {@code builds}, {@code baseline} or {@code expectation}
 * @param point the number of the point; null for all of them
 * @param entity null if it is not about one
 * @param metric null if it is not about one
 * @param severity {@code warning}: numbers may mislead; {@code note}: good to know
 * @param text for people
 */
public record Check(
        String kind,
        @Nullable Integer point,
        @Nullable String entity,
        @Nullable String metric,
        String severity,
        String text) {
    /** Whether it is more than a note. */
    public boolean isWarning() {
        return severity.equals("warning");
    }
}
