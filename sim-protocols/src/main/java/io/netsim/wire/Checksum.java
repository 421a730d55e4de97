package io.netsim.wire;

import io.netsim.address.IpAddress;

/**
 * The Internet checksum: the ones' complement of the ones' complement sum of 16-bit words (RFC 1071 §1). An odd last byte
 * counts as the first of a word. Sums are kept in 64 bits and folded at the end (§2 (C)).
 */
public final class Checksum {
    private Checksum() {}

    /** The checksum of some bytes, 0 to 65,535; 0 over bytes that contain their own right checksum. */
    public static int of(byte[] bytes, int from, int to) {
        return finish(sum(bytes, from, to));
    }

    /** The sum of the words, to be added to others and finished. */
    public static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        int at = from;
        for (; at + 1 < to; at += 2) {
            sum += NetworkOrder.get16(bytes, at);
        }
        return at < to ? sum + (NetworkOrder.get8(bytes, at) << 8) : sum;
    }

    /**
     * The sum of the pseudo-header that TCP and UDP put in front (RFC 9293 §3.1, RFC 768), and ICMPv6 too; that of IPv6 if the
     * addresses are (RFC 8200 §8.1).
     */
    public static long pseudoHeader(IpAddress source, IpAddress destination, int protocol, int length) {
        return words(source) + words(destination) + protocol + (length >>> 16) + (length & 0xFFFF);
    }

    private static long words(IpAddress address) {
        return words(address.highBits()) + words(address.lowBits());
    }

    private static long words(long bits) {
        return (bits >>> 48) + (bits >>> 32 & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits & 0xFFFF);
    }

    /** Folds a sum into 16 bits and takes its complement. */
    public static int finish(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) (~folded & 0xFFFF);
    }

    /** The checksum after one 16-bit word has changed (RFC 1624 §3, equation 3). */
    public static int update(int checksum, int oldWord, int newWord) {
        return finish((~checksum & 0xFFFFL) + (~oldWord & 0xFFFF) + (newWord & 0xFFFF));
    }
}
