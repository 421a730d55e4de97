package io.netsim.run;

import io.netsim.spec.ExperimentSpec;
import io.netsim.time.Time;

/** A run that came to grief over a bug: says which run and when, so that it can be repeated. */
public final class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final double simulatedS;

    RunFailure(ExperimentSpec spec, int replication, long nowPs, String what, Throwable cause) {
        super(
                "experiment " + spec.name() + ", seed " + spec.seed() + ", replication " + replication + ", at "
                        + Time.format(nowPs) + " of simulated time: " + what,
                cause);
        this.simulatedS = Time.toSeconds(nowPs);
    }

    /** How far the simulation had come, seconds. */
    public double simulatedS() {
        return simulatedS;
    }
}
