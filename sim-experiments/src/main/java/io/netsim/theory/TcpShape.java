package io.netsim.theory;

/**
 * What packets of a TCP connection look like to a network.
 *
 * @param payloadBytes of a full segment
 * @param headerBytes of a segment with data, IP header included
 * @param synBytes the SYN as an IP packet
 * @param synAckBytes the answer to it
 * @param ackBytes an acknowledgement without data
 * @param segmentsPerAck full segments for each acknowledgement
 */
public record TcpShape(
        int payloadBytes, int headerBytes, int synBytes, int synAckBytes, int ackBytes, int segmentsPerAck) {
    /** A full segment as an IP packet. */
    public int packetBytes() {
        return payloadBytes + headerBytes;
    }
}
