package io.netsim.wire;

/** An extension header of IPv6 (RFC 8200 §4): stands between the header and what it carries. */
public sealed interface Ipv6Extension {
    /** The number by which what stands in front announces it. */
    int number();

    /** Bytes, a multiple of 8. */
    int length();

    /**
     * The fragment header (RFC 8200 §4.5).
     *
     * @param offset in units of 8 bytes, 13 bits
     * @param more whether fragments follow
     * @param identification 32 bits
     */
    record Fragment(int offset, boolean more, int identification) implements Ipv6Extension {
        public static final int NUMBER = 44;
        public static final int BYTES = 8;

        @Override
        public int number() {
            return NUMBER;
        }

        @Override
        public int length() {
            return BYTES;
        }

        /** A whole packet all the same (RFC 6946). */
        boolean isAtomic() {
            return offset == 0 && !more;
        }
    }

    /**
     * Options hop by hop (0) or for the destination (60), or a routing header (43): not looked into.
     *
     * @param data what follows the next header and the length: 6 bytes and a multiple of 8
     */
    record Options(int number, Octets data) implements Ipv6Extension {
        public static final int HOP_BY_HOP = 0;
        public static final int ROUTING = 43;
        public static final int DESTINATION = 60;

        @Override
        public int length() {
            return 2 + data.length();
        }
    }

    /** Whether a number announces one of these, and not a protocol above IP. */
    static boolean isNumberOf(int number) {
        return number == Fragment.NUMBER
                || number == Options.HOP_BY_HOP
                || number == Options.ROUTING
                || number == Options.DESTINATION;
    }
}
