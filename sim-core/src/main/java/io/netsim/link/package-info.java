/** One direction of a link: serialisation, propagation and impairments. */
@NullMarked
package io.netsim.link;

import org.jspecify.annotations.NullMarked;
