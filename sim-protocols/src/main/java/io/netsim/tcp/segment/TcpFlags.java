package io.netsim.tcp.segment;

/** The control bits of a TCP header (RFC 9293 §3.1). */
public final class TcpFlags {
    public static final int FIN = 1;
    public static final int SYN = 1 << 1;
    public static final int RST = 1 << 2;
    public static final int PSH = 1 << 3;
    public static final int ACK = 1 << 4;
    /** ECN-Echo (RFC 3168 §6.1). */
    public static final int ECE = 1 << 6;
    /** Congestion window reduced. */
    public static final int CWR = 1 << 7;

    private TcpFlags() {}

    /** As tcpdump prints them: {@code S}, {@code F}, {@code R}, {@code P}, {@code .} for ACK, {@code E} and {@code W}. */
    public static String format(int flags) {
        StringBuilder text = new StringBuilder();
        append(text, flags, SYN, 'S');
        append(text, flags, FIN, 'F');
        append(text, flags, RST, 'R');
        append(text, flags, PSH, 'P');
        append(text, flags, ACK, '.');
        append(text, flags, ECE, 'E');
        append(text, flags, CWR, 'W');
        return text.length() == 0 ? "none" : text.toString();
    }

    private static void append(StringBuilder text, int flags, int flag, char letter) {
        if ((flags & flag) != 0) {
            text.append(letter);
        }
    }
}
