package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;

/**
 * One TCP option as it stands in a header.
 *
 * @param kind the number of the option in IANA's list
 * @param values the numbers in it: the MSS, the shift, TSval and TSecr, edges of blocks; bytes of others
 */
public record TcpOption(int kind, ImmutableList<Long> values) {
    public static final int EOL = 0;
    public static final int NOP = 1;
    public static final int MSS = 2;
    public static final int WINDOW_SCALE = 3;
    public static final int SACK_PERMITTED = 4;
    public static final int SACK = 5;
    public static final int TIMESTAMPS = 8;

    public boolean isPadding() {
        return kind == EOL || kind == NOP;
    }

    /** Bytes in the header. */
    public int length() {
        return switch (kind) {
            case EOL, NOP -> 1;
            case MSS -> 4;
            case WINDOW_SCALE -> 3;
            case SACK_PERMITTED -> 2;
            case TIMESTAMPS -> 10;
            case SACK -> 2 + 4 * values.size();
            default -> 2 + values.size();
        };
    }

    /** As a script writes it. */
    @Override
    public String toString() {
        return switch (kind) {
            case EOL -> "eol";
            case NOP -> "nop";
            case MSS -> "mss " + values.get(0);
            case WINDOW_SCALE -> "wscale " + values.get(0);
            case SACK_PERMITTED -> "sackOK";
            case TIMESTAMPS -> "TS val " + values.get(0) + " ecr " + values.get(1);
            case SACK -> sackText();
            default -> "kind " + kind + " " + values;
        };
    }

    private String sackText() {
        StringBuilder text = new StringBuilder("sack");
        for (int i = 0; i + 1 < values.size(); i += 2) {
            text.append(' ').append(values.get(i)).append(':').append(values.get(i + 1));
        }
        return text.toString();
    }
}
