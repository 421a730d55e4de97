/**
 * What theory says of a network and its flows where there is a closed form: pure formulas, each with its source and with
 * what it assumes. Bytes, bits per second and seconds. Imports nothing of Netsim.
 */
@NullMarked
package io.netsim.theory;

import org.jspecify.annotations.NullMarked;
