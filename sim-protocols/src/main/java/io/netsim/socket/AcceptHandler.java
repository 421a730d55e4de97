package io.netsim.socket;

/** An application's reaction to a new connection. */
public interface AcceptHandler {
    /** A handshake is complete; give the socket a handler here. */
    void accepted(StreamSocket socket);
}
