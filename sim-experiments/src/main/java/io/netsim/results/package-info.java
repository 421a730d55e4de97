/** Records of what happened in a run, and their file form. Imports nothing else of Netsim. */
@NullMarked
package io.netsim.results;

import org.jspecify.annotations.NullMarked;
