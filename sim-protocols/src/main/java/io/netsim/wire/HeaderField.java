package io.netsim.wire;

/**
 * One field of the headers of a packet: where it stands and what it means.
 *
 * @param header which header it belongs to, such as {@code TCP}
 * @param name in the words of the RFC that defines it
 * @param bit where it begins, in bits from the first of the packet
 * @param bits how long it is
 * @param form how its value is read
 * @param meaning for people who see it for the first time
 */
public record HeaderField(String header, String name, int bit, int bits, Form form, String meaning) {
    /** How the bits of a field are read. */
    public enum Form {
        /** A whole number. */
        NUMBER,
        /** A whole number of bytes. */
        BYTES,
        /** A number that is better read in hexadecimal. */
        HEX,
        /** Four bytes of an IPv4 address, or sixteen of an IPv6 address. */
        ADDRESS,
        /** The control bits of TCP, from CWR to FIN. */
        TCP_FLAGS,
        /** The two bits of explicit congestion notification. */
        ECN,
        /** The number of a protocol above IP. */
        PROTOCOL,
        /** A number of words of four bytes. */
        WORDS,
        /** Bytes as they are. */
        OCTETS
    }

    /** The first byte it has a part of. */
    public int firstByte() {
        return bit / 8;
    }

    /** Behind the last byte it has a part of. */
    public int endByte() {
        return (bit + bits + 7) / 8;
    }
}
