/**
 * One run, replications, sweeps: experiments to results. Knows files, threads and the wall clock; one simulator a thread,
 * nothing static.
 */
@NullMarked
package io.netsim.run;

import org.jspecify.annotations.NullMarked;
