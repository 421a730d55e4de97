package io.netsim.app;

import io.netsim.content.SyntheticContent;
import io.netsim.socket.Datagram;
import io.netsim.socket.DatagramSocket;

/** Takes the datagrams of one flow out of those that reach a server. */
interface DatagramReceiver {
    /** The synthetic stream that the flow's datagrams belong to. */
    long stream();

    /**
     * A datagram has arrived.
     *
     * @param content of the datagram
     * @param socket the server's, to answer with
     */
    void received(Datagram datagram, SyntheticContent content, DatagramSocket socket);
}
