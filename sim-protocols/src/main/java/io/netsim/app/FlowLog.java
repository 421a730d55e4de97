package io.netsim.app;

import io.netsim.socket.SocketError;

/** Told of the flows of all applications of a run. */
public interface FlowLog {
    /** A flow begins; it changes until it has ended or the run is over. */
    void opened(Flow flow);

    /** Nothing about the flow will change any more. Flows that last to the end of the run never get here. Samples can still be read. */
    void ended(Flow flow);

    /**
     * A call on a socket failed that no flow can answer for, such as a server's bind.
     *
     * @param application the id of the traffic entry
     */
    default void troubled(String application, String hostName, SocketError error) {}
}
