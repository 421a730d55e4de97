/** The TCP segment and its options: RFC 9293 §3.1–3.2, RFC 7323. Imports packet and content only. */
@NullMarked
package io.netsim.tcp.segment;

import org.jspecify.annotations.NullMarked;
