package io.netsim.run;

import io.netsim.spec.ReplicationsSpec;

/**
 * A part of a sweep that one of several machines does. Every run belongs to exactly one shard.
 *
 * @param index from 1
 * @param count of all shards
 */
public record Shard(int index, int count) {
    /** Everything. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException(
                    "shard " + index + "/" + count + ": shards count from 1 to their number, such as 1/4 to 4/4");
        }
    }

    /** Runs are dealt out one by one; where their number depends on results, whole points are. */
    boolean has(SweepTask task, ReplicationsSpec replications) {
        long number = replications.until() == null
                ? (long) task.point() * replications.max() + task.replication()
                : task.point();
        return number % count == index - 1;
    }

    public boolean isWhole() {
        return count == 1;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
