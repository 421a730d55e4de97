/** What hosts do: applications, distributions, pairs, and the transport settings of hosts. */
@NullMarked
package io.netsim.spec.traffic;

import org.jspecify.annotations.NullMarked;
