/** The virtual-circuit model: RFC 9293 and its family. One class per section, one method per step. */
@NullMarked
package io.netsim.tcp;

import org.jspecify.annotations.NullMarked;
