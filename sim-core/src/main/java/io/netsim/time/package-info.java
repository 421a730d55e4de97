/** Instants and durations as {@code long} picoseconds, bit rates, and the one rounding rule. Imports nothing. */
@NullMarked
package io.netsim.time;

import org.jspecify.annotations.NullMarked;
