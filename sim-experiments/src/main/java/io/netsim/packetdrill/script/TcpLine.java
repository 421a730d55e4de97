package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A TCP packet as a script writes it, with relative sequence numbers.
 *
 * @param ip what is said about the IP header
 * @param sourcePort −1 where nothing is said
 * @param destinationPort −1 where nothing is said
 * @param flags the low 12 bits of the header's fourth word: reserved bits and flags
 * @param seq number of the first byte
 * @param length bytes of payload
 * @param ack −1 where nothing is said
 * @param window −1 where nothing is said
 * @param urgent −1 where nothing is said
 * @param options null for {@code <...>}: whatever they are
 */
public record TcpLine(
        IpInfo ip,
        int sourcePort,
        int destinationPort,
        int flags,
        long seq,
        int length,
        long ack,
        int window,
        int urgent,
        @Nullable ImmutableList<TcpOption> options) {
    public static final int FIN = 1;
    public static final int SYN = 1 << 1;
    public static final int RST = 1 << 2;
    public static final int PSH = 1 << 3;
    public static final int ACK = 1 << 4;
    public static final int URG = 1 << 5;
    public static final int ECE = 1 << 6;
    public static final int CWR = 1 << 7;
    public static final int AE = 1 << 8;

    private static final String LETTERS = "FSRP.UEWA";
    private static final String ORDER = "SFRPUEWA.";
    private static final long MODULUS = 1L << 32;

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The bit of a flag's letter, 0 if there is none. */
    static int bit(char letter) {
        int index = LETTERS.indexOf(letter);
        return index < 0 ? 0 : 1 << index;
    }

    /** Flags in the letters of scripts. */
    public static String flagText(int flags) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ORDER.length(); i++) {
            char letter = ORDER.charAt(i);
            if ((flags & bit(letter)) != 0) {
                text.append(letter);
            }
        }
        return text.length() == 0 ? "-" : text.toString();
    }

    /** The line with other flags. */
    public TcpLine withFlags(int newFlags) {
        return new TcpLine(ip, sourcePort, destinationPort, newFlags, seq, length, ack, window, urgent, options);
    }

    /** The line with another first byte. */
    public TcpLine withSeq(long newSeq) {
        return new TcpLine(ip, sourcePort, destinationPort, flags, newSeq, length, ack, window, urgent, options);
    }

    /** As a script writes it. */
    public String text() {
        StringBuilder text = new StringBuilder(ip.text());
        if (sourcePort >= 0) {
            text.append(sourcePort).append(" > ").append(destinationPort).append(' ');
        }
        text.append(flagText(flags)).append(' ').append(seq).append(':').append((seq + length) % MODULUS);
        text.append('(').append(length).append(')');
        if (ack >= 0) {
            text.append(" ack ").append(ack);
        }
        if (window >= 0) {
            text.append(" win ").append(window);
        }
        if (urgent > 0) {
            text.append(" urg ").append(urgent);
        }
        if (options == null) {
            text.append(" <...>");
        } else if (!options.isEmpty()) {
            text.append(" <");
            for (int i = 0; i < options.size(); i++) {
                text.append(i == 0 ? "" : ",").append(options.get(i));
            }
            text.append('>');
        }
        return text.toString();
    }
}
