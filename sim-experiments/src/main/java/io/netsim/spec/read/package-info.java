/**
 * Typed reading of trees: quantities with units, ranges, names, lists, and sections that know which keys they allow. A
 * reader that meets a mistake notes it and goes on with a placeholder.
 */
@NullMarked
package io.netsim.spec.read;

import org.jspecify.annotations.NullMarked;
