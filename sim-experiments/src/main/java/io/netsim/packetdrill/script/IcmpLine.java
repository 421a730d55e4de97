package io.netsim.packetdrill.script;

/**
 * An ICMP message as a script writes it.
 *
 * @param type such as {@code unreachable}
 * @param code such as {@code frag_needed}; empty for the first of the type
 * @param mtu −1 where nothing is said
 * @param quotedSeq first byte of the quoted segment; −1 where nothing is said
 * @param quotedLength its payload, bytes
 */
public record IcmpLine(IpInfo ip, String type, String code, int mtu, long quotedSeq, int quotedLength) {
    /** As a script writes it. */
    public String text() {
        return ip.text() + "icmp " + type + (code.isEmpty() ? "" : " " + code) + (mtu < 0 ? "" : " mtu " + mtu)
                + (quotedSeq < 0
                        ? ""
                        : " [" + quotedSeq + ":" + (quotedSeq + quotedLength) + "(" + quotedLength + ")]");
    }
}
