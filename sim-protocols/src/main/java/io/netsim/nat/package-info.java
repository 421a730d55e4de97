/**
 * Network address translation (RFC 3022): mappings with their filters and time-outs, and the packets rewritten by them.
 * Knows what transport headers look like, nothing of connections.
 */
@NullMarked
package io.netsim.nat;

import org.jspecify.annotations.NullMarked;
