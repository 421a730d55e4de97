package io.netsim.tcp;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.transport.SocketEntry;

/** Whatever stands in the table of connections: a connection, or what is left of one in TIME-WAIT. */
interface Receiver {
    Fate arrived(Packet packet, TcpSegment segment);

    SocketEntry entry();
}
