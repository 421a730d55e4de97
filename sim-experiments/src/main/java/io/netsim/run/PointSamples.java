package io.netsim.run;

import io.netsim.results.Observation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The numbers of one point, by what they are numbers of, each in the order of the runs that came to their end. */
final class PointSamples {
    private final Map<SampleKey, double[]> values = new LinkedHashMap<>();
    private int[] replications = new int[8];
    private int runs;

    /** What follows is of another run. */
    void begin(int replication) {
        if (runs == replications.length) {
            replications = Arrays.copyOf(replications, 2 * runs);
        }
        replications[runs] = replication;
        runs++;
    }

    /** A number of the present run. */
    void add(Observation seen) {
        SampleKey key = new SampleKey(seen.entity(), seen.metric(), seen.statistic());
        double[] all = values.get(key);
        if (all == null || all.length < runs) {
            all = lengthened(key, all, Math.max(runs, Math.min(replications.length, 2 * runs)));
            values.put(key, all);
        }
        all[runs - 1] = seen.value();
    }

    private static double[] lengthened(SampleKey key, double @Nullable [] values, int length) {
        int before = values == null ? 0 : values.length;
        double[] longer = values == null ? new double[length] : Arrays.copyOf(values, length);
        Arrays.fill(longer, before, length, key.countsWhatHappens() ? 0 : Double.NaN);
        return longer;
    }

    boolean has(SampleKey key) {
        return values.containsKey(key);
    }

    int runs() {
        return runs;
    }

    /** Of the runs, rising. */
    int[] replications() {
        return Arrays.copyOf(replications, runs);
    }

    /** Whether every run has the same numbers. Digests may differ all the same: by ports drawn, for example. */
    boolean allAlike() {
        for (double[] all : values.values()) {
            for (int run = 1; run < Math.min(runs, all.length); run++) {
                if (Double.compare(all[run], all[0]) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Hands over, in the order in which they were first seen, all numbers by run; NaN where a run has none. */
    void forEach(BiConsumer<SampleKey, double[]> action) {
        for (Map.Entry<SampleKey, double[]> entry : values.entrySet()) {
            double[] all = entry.getValue();
            double[] exact = all.length > runs ? Arrays.copyOf(all, runs) : lengthened(entry.getKey(), all, runs);
            action.accept(entry.getKey(), exact);
        }
    }

    /** Those that are numbers. */
    static double[] known(double[] values) {
        int known = 0;
        for (double value : values) {
            known += Double.isNaN(value) ? 0 : 1;
        }
        if (known == values.length) {
            return values;
        }
        double[] kept = new double[known];
        int at = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                kept[at] = value;
                at++;
            }
        }
        return kept;
    }
}
