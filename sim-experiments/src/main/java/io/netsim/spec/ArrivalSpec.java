package io.netsim.spec;

/** How many transfers of all pairs of an entry together arrive. */
public sealed interface ArrivalSpec {
    /**
     * {@code load: 50 %} of {@code link: bottleneck}: mean size × arrivals = load × rate.
     *
     * @param load of application bytes, more than 0; 1 is all of the rate
     * @param link the name of a link direction, such as {@code bottleneck.forward}
     */
    record Load(double load, String link) implements ArrivalSpec {}

    /** {@code rate: 10 Mbps}: mean size × arrivals gives that rate of application bytes. */
    record OfferedRate(long bps) implements ArrivalSpec {}

    /** {@code arrivals: 100 per s}. */
    record PerSecond(double count) implements ArrivalSpec {}
}
