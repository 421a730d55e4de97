package io.netsim.tcp;

import io.netsim.address.Endpoint;
import io.netsim.socket.StreamStatistics;
import io.netsim.tcp.recovery.LossRecovery;

/** A connection as observers see it. */
public interface ConnectionView extends StreamStatistics {
    Endpoint local();

    Endpoint remote();

    /** Where the sender stands in repairing losses. */
    LossRecovery.Phase recoveryPhase();
}
