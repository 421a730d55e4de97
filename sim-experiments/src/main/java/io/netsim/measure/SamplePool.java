package io.netsim.measure;

import io.netsim.app.Flow;
import io.netsim.time.DurationHistogram;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The samples of many flows together, by traffic entry and by source. */
public final class SamplePool {
    private final Map<String, DurationHistogram> roundTrips = new HashMap<>();
    private final Map<String, DurationHistogram> oneWayDelays = new HashMap<>();

    SamplePool() {}

    /** Takes over the samples of a flow that has not ended yet; once. */
    void add(Flow flow) {
        add(flow, roundTrips, flow.roundTripSamples());
        add(flow, oneWayDelays, flow.oneWayDelaySamples());
    }

    private static void add(Flow flow, Map<String, DurationHistogram> pools, @Nullable DurationHistogram samples) {
        if (samples == null) {
            return;
        }
        pools.computeIfAbsent(flow.entry(), name -> new DurationHistogram()).addAll(samples);
        if (!flow.source().equals(flow.entry())) {
            pools.computeIfAbsent(flow.source(), name -> new DurationHistogram())
                    .addAll(samples);
        }
    }

    /** Round-trip times of the flows of a traffic entry or from a host. */
    public DurationHistogram roundTrips(String name) {
        return roundTrips.getOrDefault(name, new DurationHistogram());
    }

    /** One-way delays of datagrams of the flows of a traffic entry or from a host. */
    public DurationHistogram oneWayDelays(String name) {
        return oneWayDelays.getOrDefault(name, new DurationHistogram());
    }
}
