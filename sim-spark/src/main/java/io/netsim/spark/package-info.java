/** Sweeps on Apache Spark: each run is a task that any machine of a cluster may do. */
@NullMarked
package io.netsim.spark;

import org.jspecify.annotations.NullMarked;
