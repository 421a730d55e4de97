package io.netsim.wire;

import com.google.common.collect.ImmutableList;

/**
 * One option of a TCP header, as it stands there (RFC 9293 §3.2, §3.1 for the kinds every host must know).
 *
 * <p>An option whose length is not the one of its kind is kept as {@link Other}; where a length leads out of the header, what
 * is left of it is kept as {@link Remainder}. So every header can be read, and written again bit by bit.
 */
public sealed interface TcpOption {
    /** Bytes in the header. */
    int length();

    /** Kind 0: no options follow; with what stands behind it, which should be zeros. */
    record EndOfList(Octets padding) implements TcpOption {
        public static final int KIND = 0;

        @Override
        public int length() {
            return 1 + padding.length();
        }

        @Override
        public String toString() {
            return "eol";
        }
    }

    /** Kind 1: nothing. */
    record NoOperation() implements TcpOption {
        public static final int KIND = 1;

        @Override
        public int length() {
            return 1;
        }

        @Override
        public String toString() {
            return "nop";
        }
    }

    /** Kind 2: the largest segment the sender of the option can take, bytes (RFC 9293 §3.7.1). */
    record MaximumSegmentSize(int bytes) implements TcpOption {
        public static final int KIND = 2;

        @Override
        public int length() {
            return 4;
        }

        @Override
        public String toString() {
            return "mss " + bytes;
        }
    }

    /** Kind 3: the shift of windows in later segments (RFC 7323 §2.2). */
    record WindowScale(int shift) implements TcpOption {
        public static final int KIND = 3;

        @Override
        public int length() {
            return 3;
        }

        @Override
        public String toString() {
            return "wscale " + shift;
        }
    }

    /** Kind 4: selective acknowledgements are welcome (RFC 2018 §2). */
    record SackPermitted() implements TcpOption {
        public static final int KIND = 4;

        @Override
        public int length() {
            return 2;
        }

        @Override
        public String toString() {
            return "sackOK";
        }
    }

    /** A range of sequence numbers that has arrived: from {@code left} up to {@code right} exclusive. */
    record SackBlock(int left, int right) {}

    /** Kind 5: selective acknowledgement (RFC 2018 §3). */
    record Sack(ImmutableList<SackBlock> blocks) implements TcpOption {
        public static final int KIND = 5;
        static final int BLOCK_BYTES = 8;

        @Override
        public int length() {
            return 2 + BLOCK_BYTES * blocks.size();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("sack ").append(blocks.size());
            for (SackBlock block : blocks) {
                text.append(" {").append(Integer.toUnsignedString(block.left()));
                text.append(':').append(Integer.toUnsignedString(block.right())).append('}');
            }
            return text.toString();
        }
    }

    /** Kind 8: timestamps (RFC 7323 §3.2). */
    record Timestamps(int value, int echo) implements TcpOption {
        public static final int KIND = 8;

        @Override
        public int length() {
            return 10;
        }

        @Override
        public String toString() {
            return "TS val " + Integer.toUnsignedString(value) + " ecr " + Integer.toUnsignedString(echo);
        }
    }

    /** Kind 28: the user time-out (RFC 5482 §3.1), 15 bits of minutes or seconds. */
    record UserTimeout(boolean inMinutes, int timeout) implements TcpOption {
        public static final int KIND = 28;

        @Override
        public int length() {
            return 4;
        }

        @Override
        public String toString() {
            return "uto " + timeout + (inMinutes ? " min" : " s");
        }
    }

    /** Kind 34: a fast-open cookie, or the wish for one where it is empty (RFC 7413 §4.1.1). */
    record FastOpen(Octets cookie) implements TcpOption {
        public static final int KIND = 34;

        @Override
        public int length() {
            return 2 + cookie.length();
        }

        @Override
        public String toString() {
            return cookie.length() == 0 ? "tfo cookiereq" : "tfo cookie " + cookie;
        }
    }

    /** Kind 19: a signature of 16 bytes (RFC 2385 §3.0), never checked. */
    record Md5Signature(Octets digest) implements TcpOption {
        public static final int KIND = 19;

        @Override
        public int length() {
            return 2 + digest.length();
        }

        @Override
        public String toString() {
            return "md5 " + digest;
        }
    }

    /** Any other kind, or a known one of unknown length. */
    record Other(int kind, Octets data) implements TcpOption {
        @Override
        public int length() {
            return 2 + data.length();
        }

        @Override
        public String toString() {
            return "opt-" + kind + (data.length() == 0 ? "" : ":" + data);
        }
    }

    /** What is left of the header where a length leads out of it or is below 2. */
    record Remainder(Octets bytes) implements TcpOption {
        @Override
        public int length() {
            return bytes.length();
        }

        @Override
        public String toString() {
            return "bad opt " + bytes;
        }
    }
}
