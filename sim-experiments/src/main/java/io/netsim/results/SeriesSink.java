package io.netsim.results;

/** Receives the points of time series. */
public interface SeriesSink {
    /** The metric of the entity has this value from then on. */
    void point(double timeS, String entity, String metric, double value);
}
