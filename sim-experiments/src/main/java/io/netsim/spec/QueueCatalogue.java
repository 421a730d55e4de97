package io.netsim.spec;

import com.google.common.collect.ImmutableList;

/** Knows which queue disciplines there are: found by {@link java.util.ServiceLoader}, so that files need not know the engine. */
public interface QueueCatalogue {
    /** All of them, by name. */
    ImmutableList<QueueModel> models();
}
