package io.netsim.queue;

import io.netsim.packet.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits in front of a busy transmitter, who goes next, who is dropped and who is marked (RFC 7567). The packet that is
 * being sent has left the queue and counts no more. A packet that finds the transmitter idle passes through the queue
 * without waiting: it is put in and taken out at the same instant.
 *
 * <p>Each packet knows when it came: {@link Packet#queuedPs()}. Drops and marks are told to the {@link QueueEvents} of the
 * {@link QueueSettings}; a packet that was put in is either taken out or told to be dropped, once. Nothing is allocated
 * per packet.
 */
public interface QueueDiscipline {
    /** Takes a packet, or drops it or others. */
    void enqueue(Packet packet, long nowPs);

    /** Gives the packet to be sent next, or null if none may go now. May drop others. */
    @Nullable
    Packet dequeue(long nowPs);

    /** Packets that wait. */
    int packets();

    /** Their bytes, IP lengths. */
    long bytes();

    /**
     * The earliest instant at which {@link #dequeue} may give a packet, asked when packets wait and it gave none: a shaper
     * keeps them until then.
     */
    default long readyAtPs(long nowPs) {
        return nowPs;
    }

    /** Takes all packets out, without dropping or marking any: the link has gone down. */
    void drain(Consumer<Packet> sink);
}
