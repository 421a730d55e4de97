package io.netsim.socket;

/** An application's reactions to the events of one stream socket. Each does nothing by default. */
public interface StreamHandler {
    /** The handshake is complete. */
    default void connected() {}

    /** Bytes can be received. */
    default void readable() {}

    /** There is room in the send buffer again, after a send was cut short. */
    default void writable() {}

    /** The peer has ended its stream and all its bytes have been received by the application. */
    default void endOfStream() {}

    /** The connection has failed: REFUSED, RESET, TIMED_OUT or UNREACHABLE. Nothing follows. */
    default void failed(SocketError error) {}

    /** Both streams have ended in order and the connection is gone, or in TIME-WAIT. Nothing follows. */
    default void closed() {}
}
