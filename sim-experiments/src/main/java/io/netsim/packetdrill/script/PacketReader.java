package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads packet lines. */
final class PacketReader {
    private static final Pattern PORTS = Pattern.compile("[0-9]+\\s*>\\s*[0-9]+");
    private static final Pattern FLAGS = Pattern.compile("[SFRPUEWA.0-7]+|-");
    private static final Pattern OLD_ICMP = Pattern.compile("[0-9]+:[0-9]+\\([0-9]+\\)\\s+icmp\\b");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern FAST_OPEN = Pattern.compile("FO(EXP)?\\b");
    private static final long MODULUS = 1L << 32;

    private final Cursor in;

    PacketReader(Cursor in) {
        this.in = in;
    }

    /** A packet after its direction. */
    ScriptEvent packet(int line, EventTime time, boolean inbound) throws ScriptException {
        IpInfo ip = ipInfo();
        for (String outer : new String[] {"ipv4", "ipv6", "gre", "mpls", "psp", "sctp", "arp"}) {
            if (in.acceptWord(outer)) {
                return other(line, time, outer);
            }
        }
        if (in.acceptWord("udp")) {
            return other(line, time, "udp");
        }
        if (in.acceptWord("icmp")) {
            return icmp(line, time, inbound, ip, -1, 0);
        }
        int before = in.skip().position();
        if (in.match(OLD_ICMP) != null) {
            in.back(before);
            long seq = in.integer("a sequence number");
            int length = rangeLength(seq);
            in.expect("icmp", "after the quoted range");
            return icmp(line, time, inbound, ip, seq, length);
        }
        return tcp(line, time, inbound, ip);
    }

    private ScriptEvent other(int line, EventTime time, String what) {
        in.restOfLine();
        return new ScriptEvent.OtherPacket(line, time, what);
    }

    // ---- IP ----------------------------------------------------------------------------------------------------

    private IpInfo ipInfo() throws ScriptException {
        boolean round = in.accept("(");
        if (!round && !in.accept("[")) {
            return IpInfo.NONE;
        }
        String ecn = "";
        int tos = -1;
        int ttl = -1;
        do {
            String word = in.word();
            if (word == null) {
                throw in.error("a word about the IP header expected, found " + in.excerpt());
            }
            switch (word) {
                case "noecn", "ect0", "ect1", "ect01", "ce" -> ecn = word;
                case "tos" -> tos = (int) in.integer("the TOS octet");
                case "ttl" -> ttl = (int) in.integer("the TTL");
                case "flowlabel" -> in.integer("the flow label");
                default ->
                    throw in.error("'" + word + "' says nothing about an IP header; known are noecn, ect0, ect1,"
                            + " ect01, ce, tos N, ttl N, flowlabel N");
            }
        } while (in.accept(","));
        in.expect(round ? ")" : "]", "after what is said about the IP header");
        return new IpInfo(ecn, tos, ttl);
    }

    // ---- ICMP --------------------------------------------------------------------------------------------------

    private ScriptEvent icmp(int line, EventTime time, boolean inbound, IpInfo ip, long seq, int length)
            throws ScriptException {
        String type = in.word();
        if (type == null) {
            throw in.error("the type of an ICMP message expected, found " + in.excerpt());
        }
        String code = "";
        int mtu = -1;
        long quotedSeq = seq;
        int quotedLength = length;
        while (true) {
            if (in.acceptWord("mtu")) {
                mtu = (int) in.integer("the MTU");
            } else if (in.acceptWord("id")) {
                in.integer("the identifier");
            } else if (in.accept("[")) {
                if (!in.looksAtInteger()) {
                    return other(line, time, "icmp about " + in.word());
                }
                quotedSeq = in.integer("a sequence number");
                quotedLength = rangeLength(quotedSeq);
                in.expect("]", "after the quoted range");
            } else {
                String word = in.word();
                if (word == null) {
                    break;
                }
                if (!code.isEmpty()) {
                    throw in.error("an ICMP message has one code, found a second: '" + word + "'");
                }
                code = word;
            }
        }
        return new ScriptEvent.IcmpPacket(
                line, time, inbound, new IcmpLine(ip, type, code, mtu, quotedSeq, quotedLength));
    }

    // ---- TCP ---------------------------------------------------------------------------------------------------

    private ScriptEvent tcp(int line, EventTime time, boolean inbound, IpInfo ip) throws ScriptException {
        int sourcePort = -1;
        int destinationPort = -1;
        String ports = in.match(PORTS);
        if (ports != null) {
            int arrow = ports.indexOf('>');
            sourcePort = port(ports.substring(0, arrow).strip());
            destinationPort = port(ports.substring(arrow + 1).strip());
        }
        String letters = in.match(FLAGS);
        if (letters == null) {
            throw in.error("the flags of a TCP packet expected, found " + in.excerpt());
        }
        int flags = flags(letters);
        if (in.looksAt("(") && ports == null) {
            throw in.error("a TCP packet needs start:end(length), found " + in.excerpt());
        }
        long seq = in.integer("the sequence number");
        int length = rangeLength(seq);
        long ack = in.acceptWord("ack") ? number("the acknowledgement number", MODULUS - 1) : -1;
        int window = in.acceptWord("win") ? (int) number("the window", 65535) : -1;
        int urgent = in.acceptWord("urg") ? (int) number("the urgent pointer", 65535) : -1;
        ImmutableList<TcpOption> options = options();
        if (inbound && window < 0) {
            throw in.error("an inbound TCP packet needs its window: win N");
        }
        if (inbound && options == null) {
            throw in.error("an inbound TCP packet cannot have the options <...>");
        }
        TcpLine packet = new TcpLine(ip, sourcePort, destinationPort, flags, seq, length, ack, window, urgent, options);
        return new ScriptEvent.TcpPacket(line, time, inbound, packet);
    }

    private int port(String digits) throws ScriptException {
        if (digits.length() > 5 || Integer.parseInt(digits) > 65535) {
            throw in.error("a port is 0 to 65535, not " + digits);
        }
        return Integer.parseInt(digits);
    }

    private int flags(String letters) {
        int flags = 0;
        if (letters.equals("-")) {
            return 0;
        }
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (letter >= '0' && letter <= '7') {
                flags |= (letter - '0' & 1) * TcpLine.ECE
                        | (letter - '0' >> 1 & 1) * TcpLine.CWR
                        | (letter - '0' >> 2 & 1) * TcpLine.AE;
            } else {
                flags |= TcpLine.bit(letter);
            }
        }
        return flags;
    }

    /** What follows the first number of {@code start:end(length)}. */
    private int rangeLength(long start) throws ScriptException {
        in.expect(":", "after the first sequence number");
        long end = number("the second sequence number", MODULUS - 1);
        in.expect("(", "after the sequence numbers");
        long length = number("the length of the payload", 1 << 20);
        in.expect(")", "after the length");
        if (start < 0 || start >= MODULUS) {
            throw in.error("a sequence number is 0 to 4294967295, not " + start);
        }
        if ((start + length) % MODULUS != end) {
            throw in.error("the range " + start + ":" + end + " has " + (end - start) + " bytes, not " + length);
        }
        return (int) length;
    }

    private long number(String what, long most) throws ScriptException {
        long value = in.integer(what);
        if (value < 0 || value > most) {
            throw in.error(what + " is 0 to " + most + ", not " + value);
        }
        return value;
    }

    /** Null for {@code <...>}. */
    private @Nullable ImmutableList<TcpOption> options() throws ScriptException {
        if (!in.accept("<")) {
            return ImmutableList.of();
        }
        if (in.accept("...")) {
            in.expect(">", "after <...");
            return null;
        }
        ImmutableList.Builder<TcpOption> list = ImmutableList.builder();
        int bytes = 0;
        do {
            TcpOption option = option();
            bytes += option.length();
            list.add(option);
        } while (in.accept(","));
        in.expect(">", "after the TCP options");
        if (bytes % 4 != 0 || bytes > 40) {
            throw in.error("the TCP options take " + bytes + " bytes; a multiple of 4 up to 40 is possible");
        }
        return list.build();
    }

    private TcpOption option() throws ScriptException {
        if (in.match(FAST_OPEN) != null) {
            String cookie = in.match(HEX);
            return raw(34, cookie == null ? "" : cookie);
        }
        String word = in.word();
        if (word == null) {
            throw in.error("a TCP option expected, found " + in.excerpt());
        }
        return switch (word) {
            case "eol" -> new TcpOption(TcpOption.EOL, ImmutableList.of());
            case "nop" -> new TcpOption(TcpOption.NOP, ImmutableList.of());
            case "mss" -> new TcpOption(TcpOption.MSS, ImmutableList.of(number("the MSS", 65535)));
            case "wscale" -> new TcpOption(TcpOption.WINDOW_SCALE, ImmutableList.of(number("the shift", 255)));
            case "sackOK" -> new TcpOption(TcpOption.SACK_PERMITTED, ImmutableList.of());
            case "TS" -> timestamps();
            case "sack" -> sack();
            case "md5" -> raw(19, hex());
            default ->
                throw in.error("the TCP option '" + word
                        + "' is not supported; known are mss, wscale, sackOK, TS, sack, nop, eol");
        };
    }

    private String hex() throws ScriptException {
        String digits = in.match(HEX);
        return digits == null ? "" : digits;
    }

    private static TcpOption raw(int kind, String hex) {
        ImmutableList.Builder<Long> bytes = ImmutableList.builder();
        for (int i = 0; i + 1 < hex.length(); i += 2) {
            bytes.add(Long.parseLong(hex.substring(i, i + 2), 16));
        }
        return new TcpOption(kind, bytes.build());
    }

    private TcpOption timestamps() throws ScriptException {
        in.expect("val", "after TS");
        long value = number("TSval", MODULUS - 1);
        in.expect("ecr", "after TSval");
        return new TcpOption(TcpOption.TIMESTAMPS, ImmutableList.of(value, number("TSecr", MODULUS - 1)));
    }

    private TcpOption sack() throws ScriptException {
        ImmutableList.Builder<Long> edges = ImmutableList.builder();
        while (in.looksAtInteger()) {
            edges.add(number("the left edge", MODULUS - 1));
            in.expect(":", "between the edges of a block");
            edges.add(number("the right edge", MODULUS - 1));
        }
        return new TcpOption(TcpOption.SACK, edges.build());
    }
}
