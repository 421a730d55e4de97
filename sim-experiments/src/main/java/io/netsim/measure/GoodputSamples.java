package io.netsim.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.time.Time;

/**
 * What was delivered of each of some traffic entries in equal intervals, bits per second. Nothing happens in the network for
 * it: whoever runs the network stops at {@link #nextPs}, and calls {@link #sample}.
 */
public final class GoodputSamples {
    private final FlowRecorder flows;
    private final ImmutableList<String> entries;
    private final long startPs;
    private final long intervalPs;
    private final double[][] values;
    private final long[] deliveredThen;
    /** How often {@link #sample} was called. */
    private int samples;

    /**
     * @param startPs where the first interval starts
     * @param intervals how many
     */
    public GoodputSamples(
            FlowRecorder flows, ImmutableList<String> entries, long startPs, long intervalPs, int intervals) {
        this.flows = flows;
        this.entries = entries;
        this.startPs = startPs;
        this.intervalPs = intervalPs;
        this.values = new double[entries.size()][intervals];
        this.deliveredThen = new long[entries.size()];
    }

    /** When to look next. */
    public long nextPs() {
        return values.length == 0 || samples > values[0].length ? Time.NEVER : startPs + samples * intervalPs;
    }

    /** The present is {@link #nextPs}. */
    public void sample() {
        for (int i = 0; i < entries.size(); i++) {
            long delivered = flows.deliveredBytes(entries.get(i));
            if (samples > 0) {
                values[i][samples - 1] = (delivered - deliveredThen[i]) * 8.0 * Time.SECOND / intervalPs;
            }
            deliveredThen[i] = delivered;
        }
        samples++;
    }

    public double intervalS() {
        return Time.toSeconds(intervalPs);
    }

    /** By entry, once all intervals are over; before that nothing. */
    public ImmutableMap<String, double[]> values() {
        ImmutableMap.Builder<String, double[]> byEntry = ImmutableMap.builder();
        for (int i = 0; i < entries.size() && nextPs() == Time.NEVER; i++) {
            byEntry.put(entries.get(i), values[i]);
        }
        return byEntry.buildOrThrow();
    }
}
