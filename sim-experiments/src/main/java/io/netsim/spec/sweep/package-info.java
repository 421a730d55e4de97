/** Which points an experiment has: axes, their combination, and the condition that keeps some. */
@NullMarked
package io.netsim.spec.sweep;

import org.jspecify.annotations.NullMarked;
