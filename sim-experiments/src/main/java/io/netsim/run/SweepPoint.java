package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One point of a sweep: loaded when one of its runs needs it; what is large of it can be forgotten and loaded again. */
final class SweepPoint {
    private final SweepRequest request;
    private final ImmutableMap<String, String> values;
    private final List<String> runIds = new ArrayList<>();
    private int planned;
    private @Nullable ExperimentSpec spec;
    private @Nullable RunOrigin origin;
    private @Nullable RunId identity;
    private @Nullable ImmutableMap<String, String> params;

    SweepPoint(SweepRequest request, ImmutableMap<String, String> values, int planned) {
        this.request = request;
        this.values = values;
        this.planned = planned;
    }

    /** Of the swept parameters, as the sweep writes them. */
    ImmutableMap<String, String> values() {
        return values;
    }

    /** How many runs are to be done, as far as is known. */
    synchronized int planned() {
        return planned;
    }

    synchronized void plan(int replications) {
        planned = replications;
    }

    /** @throws io.netsim.spec.SpecException if the point's values make the experiment wrong */
    synchronized ExperimentSpec spec() {
        ExperimentSpec loaded = spec;
        if (loaded == null) {
            loaded = Experiment.load(request.file(), values, request.seed());
            spec = loaded;
            params = loaded.params();
        }
        return loaded;
    }

    /** @throws SpecException if the point's values make the experiment wrong */
    synchronized RunOrigin origin() {
        RunOrigin known = origin;
        if (known == null) {
            known = RunOrigin.of(spec(), request.file());
            origin = known;
        }
        return known;
    }

    /** Lets go of what is large. */
    synchronized void forget() {
        spec = null;
        origin = null;
        identity = null;
    }

    /** All parameters with their values. */
    synchronized Map<String, String> params() {
        ImmutableMap<String, String> known = params;
        return known == null ? spec().params() : known;
    }

    /** Whether its values make an experiment without mistakes. */
    synchronized boolean isSound() {
        if (params != null) {
            return true;
        }
        try {
            spec();
            return true;
        } catch (SpecException e) {
            return false;
        } finally {
            forget();
        }
    }

    /** @throws io.netsim.spec.SpecException if the point's values make the experiment wrong */
    synchronized String runId(int replication) {
        while (runIds.size() <= replication) {
            RunId known = identity;
            if (known == null) {
                known = new RunId(origin().configuration());
                identity = known;
            }
            runIds.add(known.of(runIds.size()));
        }
        return runIds.get(replication);
    }
}
