package io.netsim.tcp;

import io.netsim.address.Endpoint;

/** Two observers of one host. */
record TcpObservers(TcpObserver first, TcpObserver second) implements TcpObserver {
    @Override
    public void entered(long nowPs, ConnectionView connection, TcpState from, TcpState to) {
        first.entered(nowPs, connection, from, to);
        second.entered(nowPs, connection, from, to);
    }

    @Override
    public void changed(long nowPs, ConnectionView connection) {
        first.changed(nowPs, connection);
        second.changed(nowPs, connection);
    }

    @Override
    public void timeWaitEnded(long nowPs, Endpoint local, Endpoint remote) {
        first.timeWaitEnded(nowPs, local, remote);
        second.timeWaitEnded(nowPs, local, remote);
    }
}
