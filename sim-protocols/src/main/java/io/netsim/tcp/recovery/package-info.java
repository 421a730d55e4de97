/** Which data is lost, and how the sender recovers (RFC 5681 §3.2, RFC 6582, RFC 6675). */
@NullMarked
package io.netsim.tcp.recovery;

import org.jspecify.annotations.NullMarked;
