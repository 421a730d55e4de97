package io.netsim.link;

import io.netsim.packet.Packet;
import io.netsim.packet.Payload;

/** Which packets a rule is about. */
public enum PacketSelector {
    /** Carries application data. */
    DATA(Payload.DATA),
    /** A pure TCP acknowledgement. */
    ACK(Payload.PURE_ACK),
    SYN(Payload.SYN),
    SYN_ACK(Payload.SYN_ACK),
    FIN(Payload.FIN),
    ANY(0);

    private final int trait;

    PacketSelector(int trait) {
        this.trait = trait;
    }

    public boolean selects(Packet packet) {
        return trait == 0 || (packet.payload().traits() & trait) != 0;
    }
}
