package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.TopologySpec;

/**
 * A topology and what came with it.
 *
 * @param demands what an imported network is asked to carry
 * @param notes what is no mistake but worth knowing, such as nodes that had to be renamed
 */
public record LoadedTopology(TopologySpec topology, ImmutableList<DemandSpec> demands, ImmutableList<String> notes) {}
