/** Topologies as text: YAML that the readers of this project take, and the graph formats of others. */
@NullMarked
package io.netsim.spec.exports;

import org.jspecify.annotations.NullMarked;
