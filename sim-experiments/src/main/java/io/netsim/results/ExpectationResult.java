package io.netsim.results;

import org.jspecify.annotations.Nullable;

/**
 * A verdict on one expectation.
 *
 * @param that what was expected, in words
 * @param met whether it holds
 * @param value the value that decided, in the metric's base unit; null if there was none
 * @param entity whose value it is; null if it is that of several together or of none
 */
public record ExpectationResult(
        String that,
        boolean met,
        @Nullable Double value,
        @Nullable String entity) {}
