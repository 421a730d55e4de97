package io.netsim.run;

import java.io.Serializable;

/**
 * One run of a sweep, by its coordinates; can be sent to another machine.
 *
 * @param point number of the parameter set, from 0, in the order of the sweep
 * @param replication from 0
 */
public record SweepTask(int point, int replication) implements Serializable {}
