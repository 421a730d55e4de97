package io.netsim.packet;

/**
 * What a packet carries beyond the IP header, as far as the network may know: its size, how to tell it from others, and
 * the few traits that loss rules select by. The network never looks into it further.
 */
public interface Payload {
    /** Traits: the payload carries application data. */
    int DATA = 1;
    /** Traits: nothing but an acknowledgement. */
    int PURE_ACK = 1 << 1;
    /** Traits: opens a connection. */
    int SYN = 1 << 2;
    /** Traits: answers an opening. */
    int SYN_ACK = 1 << 3;
    /** Traits: closes a connection in one direction. */
    int FIN = 1 << 4;

    /** The IP protocol number: 1 ICMP, 6 TCP, 17 UDP. */
    int protocol();

    /** Bytes after the IP header. */
    int length();

    /** A hash of everything in it, equal on every machine; enters the digest. */
    long fingerprint();

    /** The traits it has, or-ed together. */
    int traits();

    /** Offset in the application's byte stream of the first data byte, or −1 where there is no stream. */
    default long streamOffset() {
        return -1;
    }

    /** Bytes of application data. */
    default int dataLength() {
        return 0;
    }
}
