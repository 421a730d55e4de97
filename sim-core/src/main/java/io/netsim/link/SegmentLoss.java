package io.netsim.link;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import org.jspecify.annotations.Nullable;

/** Loses the first transmissions of whichever segment holds a given byte of the application's stream. */
public final class SegmentLoss implements LossModel {
    private final long streamByte;
    private long left;

    /**
     * @param streamByte offset in the stream, from 0
     * @param count how many transmissions are lost
     */
    public SegmentLoss(long streamByte, long count) {
        this.streamByte = streamByte;
        this.left = count;
    }

    @Override
    public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
        Payload payload = packet.payload();
        long offset = payload.streamOffset();
        if (left > 0 && offset >= 0 && offset <= streamByte && streamByte < offset + payload.dataLength()) {
            left--;
            return Fate.PLANNED_LOSS;
        }
        return null;
    }
}
