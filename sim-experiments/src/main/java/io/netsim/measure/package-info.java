/** Observers that turn a running network into counters, series and, in the end, results. */
@NullMarked
package io.netsim.measure;

import org.jspecify.annotations.NullMarked;
