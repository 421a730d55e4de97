/** Runs the benchmark scenarios as programs of their own and measures them from outside. Imports nothing of Netsim. */
@NullMarked
package io.netsim.bench;

import org.jspecify.annotations.NullMarked;
