/** Turns records into a live network that is ready to run; the only place where everything meets. */
@NullMarked
package io.netsim.assembly;

import org.jspecify.annotations.NullMarked;
