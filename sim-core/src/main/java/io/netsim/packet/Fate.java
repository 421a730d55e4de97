package io.netsim.packet;

/** What became of a packet. Each offered packet meets exactly one of these. */
public enum Fate {
    /** Handed to the protocol or socket it was for. */
    DELIVERED(0, "delivered"),
    /** Still waiting or on a wire when the run ended. */
    IN_FLIGHT(1, "in_flight"),
    /** The queue in front of a busy transmitter was full. */
    QUEUE_FULL(2, "queue_full"),
    /** Lost by a random loss model. */
    RANDOM_LOSS(3, "random_loss"),
    /** Lost by a planned rule: a list of packets, every n-th, the first of a kind. */
    PLANNED_LOSS(4, "planned_loss"),
    /** Lost in a planned outage window. */
    OUTAGE(5, "outage"),
    /** The link was down, or went down while the packet was on it. */
    LINK_DOWN(6, "link_down"),
    /** The TTL ran out at a router (RFC 1812 §5.3.1). */
    TTL_EXPIRED(7, "ttl_expired"),
    /** A node had no route to the destination. */
    NO_ROUTE(8, "no_route"),
    /** The last router has no host with the destination address. */
    HOST_UNREACHABLE(9, "host_unreachable"),
    /** Larger than the MTU of the next link. */
    TOO_BIG(10, "too_big"),
    /** The host does not speak the protocol. */
    PROTOCOL_UNREACHABLE(11, "protocol_unreachable"),
    /** No socket has the destination port. */
    NO_SOCKET(12, "no_socket"),
    /** The receive buffer of the UDP socket was full. */
    RECEIVE_BUFFER_FULL(13, "receive_buffer_full"),
    /** The listener's backlog was full. */
    BACKLOG_FULL(14, "backlog_full"),
    /** A checksum did not match: a link had flipped bits. */
    CORRUPTED(15, "corrupted"),
    /** Lost by a loss model that counts bits: at least one of its bits was hit. */
    BIT_ERROR(16, "bit_error"),
    /** Lost as a measured trace of losses says. */
    TRACE_LOSS(17, "trace_loss"),
    /** Lost between two groups of a partitioned network. */
    PARTITIONED(18, "partitioned"),
    /** A static route says that nothing to this destination goes on, and nobody is told. */
    BLACKHOLE(19, "blackhole"),
    /** A NAT has no mapping for it, or one whose filter does not let it in. */
    NAT_FILTERED(20, "nat_filtered"),
    /** A NAT has no external port left for it. */
    NAT_NO_PORT(21, "nat_no_port"),
    /** A multicast packet came to a node beyond which the group has no member. */
    NO_MEMBER(22, "no_member"),
    /** Dropped by active queue management although there was room (RFC 7567). */
    EARLY_DROP(23, "early_drop"),
    /** Dropped because the average queue length was beyond its maximum (RED). */
    FORCED_DROP(24, "forced_drop"),
    /** Beyond the rate and burst of a policer. */
    POLICED(25, "policed"),
    /** Larger than the MTU of the next link and cut into fragments, which have fates of their own (RFC 791 §3.2). */
    FRAGMENTED(26, "fragmented"),
    /** A fragment that its destination has put together with the others; the whole packet has a fate of its own. */
    REASSEMBLED(27, "reassembled"),
    /** A fragment that waited too long for the others (RFC 1122 §3.3.2). */
    REASSEMBLY_TIMEOUT(28, "reassembly_timeout"),
    /** A fragment that found the memory for reassembly full. */
    REASSEMBLY_FULL(29, "reassembly_full"),
    /** A fragment that cannot be used: it repeats or overlaps another, or lies beyond the end. */
    FRAGMENT_REFUSED(30, "fragment_refused");

    /** How many there are. */
    public static final int COUNT = values().length;

    private final int code;
    private final String label;

    Fate(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** A number from 0 to {@link #COUNT} − 1 that stays with the fate for ever: it enters digests. */
    public int code() {
        return code;
    }

    /** Whether it is a loss: not when a packet has arrived, is under way, or goes on in fragments or as a whole. */
    public boolean isLoss() {
        return this != DELIVERED && this != IN_FLIGHT && this != FRAGMENTED && this != REASSEMBLED;
    }

    /** The name in results: lower case with underscores. */
    public String label() {
        return label;
    }
}
