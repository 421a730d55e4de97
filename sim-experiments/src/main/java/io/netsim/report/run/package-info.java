/**
 * The page of one run: network, series, packet ladder, states of connections, demultiplexing, tables. Everything it shows is in
 * it; what the scripts draw, the tables say too.
 */
@NullMarked
package io.netsim.report.run;

import org.jspecify.annotations.NullMarked;
