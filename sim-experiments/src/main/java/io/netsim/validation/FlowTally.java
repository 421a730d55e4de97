package io.netsim.validation;

/** What the forward direction has seen of one flow. */
final class FlowTally {
    int clientBase;
    int serverBase;
    long dataPackets;
    /** Data packets below the highest sequence number sent before. */
    long retransmissions;

    long queueDrops;
    long losses;
    private long highest;

    void offered(LoggedPacket packet) {
        if (packet.payload == 0) {
            return;
        }
        dataPackets++;
        if (packet.seq < highest) {
            retransmissions++;
        }
        highest = Math.max(highest, packet.seq + packet.payload);
    }
}
