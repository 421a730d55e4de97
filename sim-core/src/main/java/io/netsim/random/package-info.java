/** Independent random streams derived from (seed, replication, component path, purpose), and the distributions drawn from them. */
@NullMarked
package io.netsim.random;

import org.jspecify.annotations.NullMarked;
