package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.ExperimentSpec;
import org.jspecify.annotations.Nullable;

/** One point of a sweep: loaded when the first of its runs needs it, forgotten after the last. */
final class SweepPoint {
    private final SweepRequest request;
    private final ImmutableMap<String, String> values;
    private final int replications;
    private @Nullable ExperimentSpec spec;
    private int left;
    private @Nullable ImmutableMap<String, String> params;
    private ImmutableList<String> runIds = ImmutableList.of();

    SweepPoint(SweepRequest request, ImmutableMap<String, String> values, int replications) {
        this.request = request;
        this.values = values;
        this.replications = replications;
        this.left = replications;
    }

    /** Of the swept parameters, as the sweep writes them. */
    ImmutableMap<String, String> values() {
        return values;
    }

    int replications() {
        return replications;
    }

    synchronized ExperimentSpec spec() {
        ExperimentSpec loaded = spec;
        if (loaded == null) {
            loaded = Experiment.load(request.file(), values, request.seed());
            spec = loaded;
            params = loaded.params();
            ImmutableList.Builder<String> ids = ImmutableList.builder();
            for (int replication = 0; replication < replications; replication++) {
                ids.add(RunId.of(loaded, replication));
            }
            runIds = ids.build();
        }
        return loaded;
    }

    /** One of the runs needs it no more. */
    synchronized void release() {
        left--;
        if (left <= 0) {
            spec = null;
        }
    }

    /** All parameters with their values, or null if it was never loaded. */
    synchronized @Nullable ImmutableMap<String, String> params() {
        return params;
    }

    /** By replication; empty if it was never loaded. */
    synchronized ImmutableList<String> runIds() {
        return runIds;
    }
}
