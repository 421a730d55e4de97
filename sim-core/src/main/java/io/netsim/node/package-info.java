/** Interfaces of a node, hand-over of arriving packets, the fate ledger and the digest. */
@NullMarked
package io.netsim.node;

import org.jspecify.annotations.NullMarked;
