package io.netsim.results;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * The packets of a run, one by one, as far as they were kept: what became of each and why it was sent, what the connections
 * went through, how hosts found the sockets. Instants are picoseconds since the beginning, −1 for never; packets, layouts and
 * conversations are named by their places in the lists.
 *
 * @param seenPackets how many packets there were, kept or not
 * @param conversations by their first packets
 * @param packets by the instant they were sent
 * @param layouts what the header bytes of packets mean
 * @param connections the ends of TCP connections of these conversations, by their beginning
 * @param sockets those that were open at the end and have no peer
 */
public record PacketTrace(
        long seenPackets,
        ImmutableList<Conversation> conversations,
        ImmutableList<TracedPacket> packets,
        ImmutableList<ImmutableList<Field>> layouts,
        ImmutableList<ConnectionEnd> connections,
        ImmutableList<OpenSocket> sockets) {
    /**
     * All packets between two sockets, both ways, and ICMP errors about them.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code icmp}
     * @param a who sent first
     * @param aSocket address and port
     * @param flows ids of the flows it carries
     * @param seen how many packets it had
     * @param kept how many of them are in the trace: the first and the last
     * @param gapFromPs between the first and the last, when what is left out begins; −1 if nothing is left out
     */
    public record Conversation(
            String protocol,
            String a,
            String aSocket,
            String b,
            String bSocket,
            ImmutableList<String> flows,
            long seen,
            int kept,
            long gapFromPs,
            long gapToPs) {}

    /**
     * One packet.
     *
     * @param fromA whether it goes from a to b of the conversation
     * @param origin the node that made it
     * @param header bytes of all headers as they were sent, base64
     * @param layout what these bytes mean
     * @param fate as in the ledger; {@code in_flight} if it was under way when the run ended
     * @param place the node or link direction where it met its fate, empty if it did not
     * @param onWire whether it was lost after it had been sent, not in front of the link
     * @param endPs when it met its fate
     * @param cause the packet that was being handled when this one was sent, or −1
     * @param repeats whether it carries data again that had been sent
     * @param duplicate whether a link made it
     */
    public record TracedPacket(
            int conversation,
            boolean fromA,
            String origin,
            long sentPs,
            int sizeBytes,
            String header,
            int layout,
            ImmutableList<Hop> hops,
            String fate,
            String place,
            boolean onWire,
            long endPs,
            int cause,
            boolean repeats,
            boolean duplicate,
            @Nullable Damage damage,
            ImmutableList<Lookup> lookups) {}

    /**
     * The way over one link.
     *
     * @param enteredPs when it was handed to the link
     * @param startPs when its first bit was sent
     * @param arrivedPs when its last bit arrived, or −1
     */
    public record Hop(String direction, long enteredPs, long startPs, long arrivedPs) {}

    /**
     * What a link did to the bits of a packet.
     *
     * @param detected whether a checksum tells
     * @param header the header bytes behind the link, base64
     * @param bytes which bytes of the packet have changed
     */
    public record Damage(String direction, boolean detected, String header, ImmutableList<Integer> bytes) {}

    /**
     * One look into one table of a host.
     *
     * @param table {@code connections}, {@code listeners} or {@code datagram_sockets}
     * @param size entries of the table; for the last two those of the port
     * @param candidates what was compared
     * @param chosen which of them got the packet, or −1
     */
    public record Lookup(String table, int size, ImmutableList<Candidate> candidates, int chosen) {}

    /** A socket that was compared, and how well it fits: −1 not at all, 0 by the wildcard, more if more of it is equal. */
    public record Candidate(String state, String local, String remote, int fit) {}

    /** What one end of a TCP connection went through. */
    public record ConnectionEnd(
            int conversation, String host, String local, String remote, ImmutableList<Transition> transitions) {}

    /**
     * A change of state.
     *
     * @param cause {@code segment}: what a packet brought; {@code call}: the application; {@code timer}: a time-out, or the
     *     application's abort
     * @param packet the packet that was being handled, or −1
     */
    public record Transition(long atPs, String from, String to, String cause, int packet) {}

    /** A listener or an unconnected UDP socket. */
    public record OpenSocket(String host, String protocol, String state, String local) {}

    /** A field of headers: see the decoder; {@code form} tells how the value is read. */
    public record Field(String header, String name, int bit, int bits, String form, String meaning) {}
}
