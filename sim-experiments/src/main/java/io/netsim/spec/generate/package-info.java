/** Networks by name, regular and random: one small class a shape, each a plain expansion into nodes and links. */
@NullMarked
package io.netsim.spec.generate;

import org.jspecify.annotations.NullMarked;
