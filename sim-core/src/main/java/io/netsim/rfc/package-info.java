/** Marks that tie code and tests to the requirements of RFCs; see {@code docs/rfc}. */
@NullMarked
package io.netsim.rfc;

import org.jspecify.annotations.NullMarked;
