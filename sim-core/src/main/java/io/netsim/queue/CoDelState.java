package io.netsim.queue;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * CoDel's control of one first-in-first-out queue: the pseudo-code of RFC 8289 §5. Once packets have waited longer than
 * the target for an interval it drops one, the next after interval ÷ √2, and so on, until the wait is below the target.
 *
 * <p>Where the RFC is silent it does as Linux does: a packet that can be marked is marked instead, and then ends the search,
 * so that at most one is marked in a row.
 */
final class CoDelState {
    private final PacketFifo queue;
    private final CoDelParameters parameters;
    private final QueueEvents events;

    /** When the wait, if it stays above the target, will have been above it for an interval; 0 while it is below. */
    private long firstAbovePs;

    private long dropNextPs;
    /** Drops since the dropping state was entered, and what it was set to then. */
    private long count;

    private long lastCount;
    private boolean dropping;
    /** The second result of {@link #take}. */
    private boolean okToDrop;

    CoDelState(PacketFifo queue, CoDelParameters parameters, QueueEvents events) {
        this.queue = queue;
        this.parameters = parameters;
        this.events = events;
    }

    /** Drops since the dropping state was entered. */
    long count() {
        return count;
    }

    boolean isDropping() {
        return dropping;
    }

    /** The routine {@code dequeue} of §5.5. */
    @Nullable
    Packet dequeue(long now) {
        Packet packet = take(now);
        if (dropping) {
            if (!okToDrop) {
                dropping = false;
            }
            while (dropping && now >= dropNextPs && packet != null) {
                count++;
                if (marks(packet)) {
                    dropNextPs = controlLaw(dropNextPs);
                    break;
                }
                events.dropped(packet, Fate.EARLY_DROP);
                packet = take(now);
                if (okToDrop) {
                    dropNextPs = controlLaw(dropNextPs);
                } else {
                    dropping = false;
                }
            }
        } else if (okToDrop && packet != null) {
            if (!marks(packet)) {
                events.dropped(packet, Fate.EARLY_DROP);
                packet = take(now);
            }
            enterDropping(now);
        }
        if (packet != null && now - packet.queuedPs() > parameters.ceThresholdPs()) {
            events.mark(packet, MarkReason.STEP);
        }
        return packet;
    }

    /** If the wait went above the target soon after it had come below, the rate that worked then is where to start. */
    private void enterDropping(long now) {
        dropping = true;
        long delta = count - lastCount;
        boolean recent = now - dropNextPs < 16 * parameters.intervalPs();
        count = delta > 1 && recent ? delta : 1;
        dropNextPs = controlLaw(now);
        lastCount = count;
    }

    private boolean marks(Packet packet) {
        return parameters.ecn() && events.mark(packet, MarkReason.SOJOURN);
    }

    /** The routine {@code control_law} of §5.6. */
    private long controlLaw(long t) {
        return t + Math.round((double) parameters.intervalPs() / Math.sqrt((double) count));
    }

    /** The routine {@code dodequeue} of §5.6: takes a packet and says whether it may be dropped. */
    private @Nullable Packet take(long now) {
        Packet packet = queue.poll();
        okToDrop = false;
        if (packet == null
                || now - packet.queuedPs() < parameters.targetPs()
                || queue.bytes() <= parameters.maxPacket()) {
            firstAbovePs = 0;
        } else if (firstAbovePs == 0) {
            firstAbovePs = now + parameters.intervalPs();
        } else {
            okToDrop = now >= firstAbovePs;
        }
        return packet;
    }
}
