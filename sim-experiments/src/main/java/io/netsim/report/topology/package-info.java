/** A network drawn as SVG: where its nodes stand, what its links can do, how busy they were and what they dropped. */
@NullMarked
package io.netsim.report.topology;

import org.jspecify.annotations.NullMarked;
