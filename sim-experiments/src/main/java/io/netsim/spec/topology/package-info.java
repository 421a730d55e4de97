/** The topology part of a file: nodes and links, expanded and checked. */
@NullMarked
package io.netsim.spec.topology;

import org.jspecify.annotations.NullMarked;
