/** The sending half of a connection: what may be sent, what is outstanding, what is sent next (RFC 9293 §3.4, §3.7, §3.8). */
@NullMarked
package io.netsim.tcp.send;

import org.jspecify.annotations.NullMarked;
