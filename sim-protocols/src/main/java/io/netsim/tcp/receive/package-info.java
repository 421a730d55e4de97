/** The receiving half of a connection: order, window, acknowledgements (RFC 9293 §3.4, §3.8, RFC 5681 §4.2). */
@NullMarked
package io.netsim.tcp.receive;

import org.jspecify.annotations.NullMarked;
