/** The bytes that applications exchange: stored, or a function of (stream, offset). Imports nothing of Netsim. */
@NullMarked
package io.netsim.content;

import org.jspecify.annotations.NullMarked;
