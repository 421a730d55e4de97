package io.netsim.tcp;

import io.netsim.address.Endpoint;

/** Watches the connections of one host. */
public interface TcpObserver {
    /** The state of a connection has changed. */
    void entered(long nowPs, ConnectionView connection, TcpState from, TcpState to);

    /** A segment was processed, a timer has expired, or the application has sent: the variables may have changed. */
    void changed(long nowPs, ConnectionView connection);

    /** What was left of a connection in TIME-WAIT is gone: it is CLOSED. */
    default void timeWaitEnded(long nowPs, Endpoint local, Endpoint remote) {}
}
