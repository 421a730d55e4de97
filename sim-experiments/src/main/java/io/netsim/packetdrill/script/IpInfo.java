package io.netsim.packetdrill.script;

/**
 * What a packet line says about the IP header.
 *
 * @param ecn the word of the ECN field: noecn, ect0, ect1, ect01, ce; empty where nothing is said
 * @param tos the whole octet; −1 where nothing is said
 * @param ttl −1 where nothing is said
 */
public record IpInfo(String ecn, int tos, int ttl) {
    public static final IpInfo NONE = new IpInfo("", -1, -1);

    /** The two bits of the ECN field that an inbound packet has (RFC 3168 §5). */
    public int codepoint() {
        return switch (ecn) {
            case "ect1", "ect01" -> 1;
            case "ect0" -> 2;
            case "ce" -> 3;
            default -> Math.max(0, tos) & 3;
        };
    }

    /** As a script writes it, with a blank behind; empty if nothing is said. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!ecn.isEmpty()) {
            text.append(ecn);
        }
        if (tos >= 0) {
            text.append(text.length() > 0 ? ", " : "").append("tos 0x").append(Integer.toHexString(tos));
        }
        if (ttl >= 0) {
            text.append(text.length() > 0 ? ", " : "").append("ttl ").append(ttl);
        }
        return text.length() == 0 ? "" : "[" + text + "] ";
    }
}
