package io.netsim.results;

/**
 * One column of a table, or one metric.
 *
 * @param unit empty for none
 * @param type {@code text}, {@code integer} or {@code number}
 */
public record TableColumn(String name, String unit, String type, String meaning) {}
