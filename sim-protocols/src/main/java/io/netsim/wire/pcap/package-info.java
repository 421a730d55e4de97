/**
 * Capture files: pcapng is written; pcap and pcapng are read, whoever wrote them. A broken file gives what can be read of it
 * and then says where and how it is broken.
 */
@NullMarked
package io.netsim.wire.pcap;

import org.jspecify.annotations.NullMarked;
