package io.netsim.report.sweep;

/** A number of one run: a row of {@code results.csv}. */
record Sample(int point, int replication, SeriesKey key, double value) {}
