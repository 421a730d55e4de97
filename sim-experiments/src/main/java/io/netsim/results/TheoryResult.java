package io.netsim.results;

import org.jspecify.annotations.Nullable;

/**
 * What theory says where there is a closed form whose assumptions hold.
 *
 * @param entity a flow, a traffic entry (the mean over its flows), or a link direction
 * @param law what it is, with its unit: the metric is {@code theory.<law>}
 * @param value in the unit of the law
 * @param comparesWith the metric of the same entity that was measured; null where nothing is like it
 * @param assumes what the formula takes for granted, for people
 */
public record TheoryResult(
        String entity, String law, double value, @Nullable String comparesWith, String assumes) {}
