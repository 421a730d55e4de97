/**
 * A packetdrill script as immutable records, and the reading of its text. Knows nothing of the stack that is tested; every
 * mistake says file and line.
 */
@NullMarked
package io.netsim.packetdrill.script;

import org.jspecify.annotations.NullMarked;
