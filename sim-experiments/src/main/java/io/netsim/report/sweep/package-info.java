/**
 * The page of a sweep: what was run, figures chosen from what varies and what the traffic is, a table under each, and how to
 * run any of it again. Reads the files of an experiment's folder as streams and keeps only what it shows.
 */
@NullMarked
package io.netsim.report.sweep;

import org.jspecify.annotations.NullMarked;
