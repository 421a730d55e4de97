/**
 * Results to pages: one self-contained HTML file each, which opens without a network. Reads the files of a folder of results
 * and the records of {@code results}; prints nothing.
 */
@NullMarked
package io.netsim.report;

import org.jspecify.annotations.NullMarked;
