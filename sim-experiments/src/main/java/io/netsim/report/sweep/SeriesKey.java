package io.netsim.report.sweep;

/** What a row of {@code summary.csv} is about, but for the point. */
record SeriesKey(String entity, String metric, String statistic) {}
