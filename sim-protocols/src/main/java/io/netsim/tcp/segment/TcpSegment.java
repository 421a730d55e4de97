package io.netsim.tcp.segment;

import io.netsim.content.Content;
import io.netsim.packet.Payload;

/**
 * A TCP segment (RFC 9293 §3.1), with 32-bit sequence numbers as on the wire.
 *
 * <p>Simplified: no urgent pointer; padding is as Linux lays it out (a timestamp alone takes 12 bytes).
 */
public final class TcpSegment implements Payload {
    public static final int PROTOCOL = 6;
    public static final int HEADER_BYTES = 20;
    /** What a timestamp takes in each segment but the SYNs: two NOPs and 10 bytes (RFC 7323 appendix A). */
    public static final int TIMESTAMP_BYTES = 12;

    private static final int TIMESTAMP_OPTION_BYTES = 10;

    private final int sourcePort;
    private final int destinationPort;
    private final int seq;
    private final int ack;
    private final int flags;
    private final int window;
    private final boolean timestamps;
    private final int tsVal;
    private final int tsEcr;
    private final TcpOptions options;
    private final SackBlocks sack;
    private final Content content;
    private final long streamOffset;

    /**
     * @param window as in the header, 0 to 65,535, not scaled
     * @param timestamps whether the segment carries a timestamp option; otherwise its two values are ignored
     * @param streamOffset offset of the first byte of content in the application's stream
     */
    public TcpSegment(
            int sourcePort,
            int destinationPort,
            int seq,
            int ack,
            int flags,
            int window,
            boolean timestamps,
            int tsVal,
            int tsEcr,
            TcpOptions options,
            SackBlocks sack,
            Content content,
            long streamOffset) {
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
        this.seq = seq;
        this.ack = ack;
        this.flags = flags;
        this.window = window;
        this.timestamps = timestamps;
        this.tsVal = tsVal;
        this.tsEcr = tsEcr;
        this.options = options;
        this.sack = sack;
        this.content = content;
        this.streamOffset = streamOffset;
    }

    /** The same segment between other ports, as address translation makes it. */
    public TcpSegment withPorts(int newSource, int newDestination) {
        return new TcpSegment(
                newSource,
                newDestination,
                seq,
                ack,
                flags,
                window,
                timestamps,
                tsVal,
                tsEcr,
                options,
                sack,
                content,
                streamOffset);
    }

    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }

    public int seq() {
        return seq;
    }

    public int ack() {
        return ack;
    }

    public int flags() {
        return flags;
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The window field, not scaled. */
    public int window() {
        return window;
    }

    public boolean hasTimestamps() {
        return timestamps;
    }

    public int tsVal() {
        return tsVal;
    }

    public int tsEcr() {
        return tsEcr;
    }

    public TcpOptions options() {
        return options;
    }

    public SackBlocks sack() {
        return sack;
    }

    public Content content() {
        return content;
    }

    /** What the segment takes in sequence space: its bytes, and one each for SYN and FIN (RFC 9293 §3.4). */
    public int sequenceLength() {
        return content.length() + (flags >>> 1 & 1) + (flags & 1);
    }

    /** Header with options. */
    public int headerLength() {
        if (options.length() == 0) {
            return HEADER_BYTES + (timestamps ? TIMESTAMP_BYTES : 0) + sack.length();
        }
        int raw = options.length() + (timestamps ? TIMESTAMP_OPTION_BYTES : 0);
        return HEADER_BYTES + (raw + 3 & ~3);
    }

    @Override
    public int protocol() {
        return PROTOCOL;
    }

    @Override
    public int length() {
        return headerLength() + content.length();
    }

    @Override
    public int dataLength() {
        return content.length();
    }

    @Override
    public long streamOffset() {
        return content.length() > 0 ? streamOffset : -1;
    }

    @Override
    public int traits() {
        int traits = content.length() > 0 ? DATA : 0;
        if (has(TcpFlags.SYN)) {
            traits |= has(TcpFlags.ACK) ? SYN_ACK : SYN;
        }
        if (has(TcpFlags.FIN)) {
            traits |= FIN;
        }
        return traits == 0 && !has(TcpFlags.RST) ? PURE_ACK : traits;
    }

    @Override
    public long fingerprint() {
        long h = (long) seq << 32 | ack & 0xFFFFFFFFL;
        h = h * 0x9E3779B97F4A7C15L + ((long) sourcePort << 48 | (long) destinationPort << 32 | flags << 16 | window);
        if (timestamps) {
            h = h * 0x9E3779B97F4A7C15L + ((long) tsVal << 32 | tsEcr & 0xFFFFFFFFL);
        }
        if (options.length() > 0) {
            h = h * 0x9E3779B97F4A7C15L
                    + ((long) options.mss() << 8 | options.windowScale())
                    + (options.sackPermitted() ? 1 << 30 : 0);
        }
        if (sack.count() > 0) {
            h = h * 0x9E3779B97F4A7C15L + sack.fingerprint();
        }
        return content.length() == 0 ? h : h * 0x9E3779B97F4A7C15L + content.fingerprint();
    }

    /** In tcpdump's style, with absolute numbers. */
    @Override
    public String toString() {
        String text = "TCP " + sourcePort + " > " + destinationPort + " [" + TcpFlags.format(flags) + "] seq "
                + Integer.toUnsignedString(seq) + " ack " + Integer.toUnsignedString(ack) + " win " + window
                + " length " + content.length();
        String more = (options + (sack.count() > 0 ? " " + sack : "")).trim();
        return more.isEmpty() ? text : text + " <" + more + ">";
    }
}
