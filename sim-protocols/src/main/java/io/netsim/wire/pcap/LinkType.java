package io.netsim.wire.pcap;

/** The link types of capture files that can be looked into: numbers of the registry at tcpdump.org. */
public enum LinkType {
    NULL(0),
    ETHERNET(1),
    PPP(9),
    RAW_BSD(12),
    RAW_OPENBSD(14),
    PPP_SERIAL(50),
    RAW(101),
    LOOP(108),
    LINUX_SLL(113),
    IPV4(228),
    IPV6(229),
    LINUX_SLL2(276);

    private static final int IPV4_ETHERTYPE = 0x0800;
    private static final int IPV6_ETHERTYPE = 0x86DD;
    private static final int IPV4_PPP = 0x0021;
    private static final int IPV6_PPP = 0x0057;

    private final int number;

    LinkType(int number) {
        this.number = number;
    }

    /** The number in files. */
    public int number() {
        return number;
    }

    /**
     * Where the IPv4 or IPv6 packet of a frame begins.
     *
     * @return −1 if the frame holds none, or its link type is not known
     */
    public static int ipAt(int linkType, byte[] frame) {
        for (LinkType type : values()) {
            if (type.number == linkType) {
                int at = type.packetAt(frame);
                return at >= 0 && at < frame.length && isIp(frame[at]) ? at : -1;
            }
        }
        return -1;
    }

    private static boolean isIp(byte first) {
        return first >>> 4 == 4 || first >>> 4 == 6;
    }

    private int packetAt(byte[] frame) {
        return switch (this) {
            case RAW, RAW_BSD, RAW_OPENBSD, IPV4, IPV6 -> 0;
            case NULL, LOOP -> 4;
            case ETHERNET -> ethernet(frame);
            case PPP, PPP_SERIAL -> ppp(frame);
            case LINUX_SLL -> isEthertype(word(frame, 14)) ? 16 : -1;
            case LINUX_SLL2 -> isEthertype(word(frame, 0)) ? 20 : -1;
        };
    }

    /** Behind the two addresses, and any tags of IEEE 802.1Q and 802.1ad. */
    private static int ethernet(byte[] frame) {
        int at = 12;
        while (word(frame, at) == 0x8100 || word(frame, at) == 0x88A8) {
            at += 4;
        }
        return isEthertype(word(frame, at)) ? at + 2 : -1;
    }

    private static boolean isEthertype(int word) {
        return word == IPV4_ETHERTYPE || word == IPV6_ETHERTYPE;
    }

    /** With or without address and control bytes (RFC 1662 §3.1). */
    private static int ppp(byte[] frame) {
        int at = word(frame, 0) == 0xFF03 ? 2 : 0;
        return word(frame, at) == IPV4_PPP || word(frame, at) == IPV6_PPP ? at + 2 : -1;
    }

    private static int word(byte[] frame, int at) {
        return at + 1 < frame.length ? (frame[at] & 0xFF) << 8 | frame[at + 1] & 0xFF : -1;
    }
}
