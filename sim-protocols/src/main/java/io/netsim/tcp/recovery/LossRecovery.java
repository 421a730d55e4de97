package io.netsim.tcp.recovery;

import io.netsim.tcp.send.AckSample;

/** How a sender gets over losses: what it sends again, and how much it keeps in the network meanwhile. */
public interface LossRecovery {
    /** In which phase a sender is. */
    enum Phase {
        /** No loss is being repaired. */
        OPEN,
        /** Fast recovery after duplicate acknowledgements. */
        RECOVERY,
        /** Slow start after a time-out, until all that was outstanding is acknowledged. */
        LOSS
    }

    Phase phase();

    /** After the acknowledgement was accounted for. */
    void onAck(AckSample ack);

    /** The retransmission timer has expired. */
    void onTimeout(long nowPs);

    /** Whether the acknowledgement that has just moved SND.UNA restarts the retransmission timer. */
    boolean restartsTimer();

    /** Whether the oldest segment is to be sent again at once, whatever the window; asking takes the order. */
    boolean takeImmediateRetransmission();

    /** Estimate of the bytes in the network. */
    long pipeBytes();

    /** How often fast recovery has begun. */
    long fastRecoveries();
}
