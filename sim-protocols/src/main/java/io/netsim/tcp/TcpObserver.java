package io.netsim.tcp;

/** Watches the connections of one host. */
public interface TcpObserver {
    /** The state of a connection has changed. */
    void entered(long nowPs, ConnectionView connection, TcpState from, TcpState to);

    /** A segment was processed, a timer has expired, or the application has sent: the variables may have changed. */
    void changed(long nowPs, ConnectionView connection);
}
