/** From files to the records of {@code io.netsim.spec}. */
@NullMarked
package io.netsim.spec.load;

import org.jspecify.annotations.NullMarked;
