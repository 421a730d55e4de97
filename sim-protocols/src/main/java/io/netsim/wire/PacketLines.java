package io.netsim.wire;

import io.netsim.address.IpAddress;
import io.netsim.wire.WirePacket.ChecksumStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packets as lines of text, in the words of tcpdump. The sequence numbers of a connection count from its first packet on,
 * which itself shows them as they are.
 */
public final class PacketLines {
    private static final int SYN = 2;
    private static final int ACK = 16;
    private static final int URG = 32;
    /** So that a file of very many connections does not fill the memory; later ones show numbers as they are. */
    private static final int MAX_CONNECTIONS = 1_000_000;

    private record Connection(IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        Connection reversed() {
            return new Connection(destination, destinationPort, source, sourcePort);
        }
    }

    /** By direction, the number before the first byte. */
    private final Map<Connection, Integer> bases = new HashMap<>();

    /** One line, without a line break. */
    public String line(byte[] bytes, int from, int to) {
        Decoded<WirePacket> decoded = WirePacket.decode(bytes, from, to);
        WirePacket packet = decoded.orNull();
        if (packet == null) {
            return "not IP: " + (decoded.flaw() == null ? "" : decoded.flaw().meaning());
        }
        IpHeader ip = packet.ip();
        String line = (ip.version() == 6 ? "IP6 " : "IP ") + describe(packet);
        String cut = to - from < ip.totalLength() ? ", cut: " + (to - from) + " of " + ip.totalLength() + " B" : "";
        String marks = cut
                + (ip.isFragment() ? fragment(ip) : "")
                + (packet.ipChecksumMatches() ? "" : ", bad IP checksum")
                + (packet.transportChecksum() == ChecksumStatus.WRONG ? ", bad checksum" : "")
                + (ip.ecn() == 0 ? "" : ip.ecn() == 3 ? ", CE" : ", ECT(" + (ip.ecn() & 1) + ")");
        return line + marks;
    }

    /** Where a fragment belongs: its bytes in the whole, with a plus sign if more follow. */
    private static String fragment(IpHeader ip) {
        int identification = 0;
        boolean more = false;
        if (ip instanceof Ipv4Header v4) {
            identification = v4.identification();
            more = (v4.flags() & Ipv4Header.MORE_FRAGMENTS) != 0;
        } else if (ip instanceof Ipv6Header v6 && v6.fragment() != null) {
            identification = v6.fragment().identification();
            more = v6.fragment().more();
        }
        return ", fragment id " + Integer.toUnsignedString(identification) + " offset " + 8 * ip.fragmentOffset()
                + (more ? "+" : "");
    }

    private String describe(WirePacket packet) {
        IpHeader ip = packet.ip();
        TransportHeader header = packet.transport();
        if (header instanceof TcpHeader tcp) {
            return tcp(ip, tcp);
        }
        if (header instanceof UdpHeader udp) {
            return ends(ip, udp.sourcePort(), udp.destinationPort()) + ": UDP, length "
                    + (udp.datagramLength() - UdpHeader.BYTES);
        }
        int length = ip.totalLength() - ip.length();
        if (header instanceof IcmpHeader icmp) {
            return ip.source() + " > " + ip.destination() + ": ICMP " + icmp(icmp, packet) + ", length " + length;
        }
        if (header instanceof Icmpv6Header icmp) {
            return ip.source() + " > " + ip.destination() + ": ICMP6, " + icmp(icmp, packet) + ", length " + length;
        }
        String why =
                packet.transportFlaw() == null ? "" : packet.transportFlaw().meaning();
        return ip.source() + " > " + ip.destination() + ": protocol " + ip.protocol() + " (" + why + "), length "
                + length;
    }

    private static String ends(IpHeader ip, int sourcePort, int destinationPort) {
        return ip.source() + "." + sourcePort + " > " + ip.destination() + "." + destinationPort;
    }

    private String tcp(IpHeader ip, TcpHeader tcp) {
        Connection there = new Connection(ip.source(), tcp.sourcePort(), ip.destination(), tcp.destinationPort());
        int seqBase = 0;
        int ackBase = 0;
        Integer known = bases.get(there);
        Integer knownBack = bases.get(there.reversed());
        if (tcp.has(SYN) || known == null || knownBack == null) {
            if (bases.size() < MAX_CONNECTIONS) {
                bases.put(there, tcp.seq());
                bases.put(there.reversed(), tcp.ack() - 1);
            }
        } else {
            seqBase = known;
            ackBase = knownBack;
        }
        int length = ip.totalLength() - ip.length() - tcp.length();
        StringBuilder text = new StringBuilder(ends(ip, tcp.sourcePort(), tcp.destinationPort()));
        text.append(": Flags [").append(tcp.flagLetters()).append(']');
        if (length > 0 || (tcp.flags() & 7) != 0) {
            text.append(", seq ").append(Integer.toUnsignedString(tcp.seq() - seqBase));
            if (length > 0) {
                text.append(':').append(Integer.toUnsignedString(tcp.seq() + length - seqBase));
            }
        }
        if (tcp.has(ACK)) {
            text.append(", ack ").append(Integer.toUnsignedString(tcp.ack() - ackBase));
        }
        text.append(", win ").append(tcp.window());
        if (tcp.has(URG)) {
            text.append(", urg ").append(tcp.urgentPointer());
        }
        options(tcp, ackBase, text);
        return text.append(", length ").append(length).toString();
    }

    private static void options(TcpHeader tcp, int ackBase, StringBuilder text) {
        String separator = ", options [";
        for (TcpOption option : tcp.options()) {
            text.append(separator);
            separator = ",";
            if (option instanceof TcpOption.Sack sack) {
                text.append("sack ").append(sack.blocks().size()).append(' ');
                for (TcpOption.SackBlock block : sack.blocks()) {
                    text.append('{').append(Integer.toUnsignedString(block.left() - ackBase));
                    text.append(':')
                            .append(Integer.toUnsignedString(block.right() - ackBase))
                            .append('}');
                }
            } else {
                text.append(option);
            }
        }
        if (!tcp.options().isEmpty()) {
            text.append(']');
        }
    }

    private static String icmp(IcmpHeader icmp, WirePacket packet) {
        return switch (icmp.type()) {
            case 0 -> "echo reply, id " + icmp.identifier() + ", seq " + icmp.sequence();
            case 8 -> "echo request, id " + icmp.identifier() + ", seq " + icmp.sequence();
            case 3 -> unreachable(icmp, packet.data().array());
            case 11 -> icmp.code() == 0 ? "time exceeded in-transit" : "ip reassembly time exceeded";
            default -> "type " + icmp.type() + ", code " + icmp.code();
        };
    }

    private static String icmp(Icmpv6Header icmp, WirePacket packet) {
        return switch (icmp.type()) {
            case Icmpv6Header.ECHO_REQUEST -> "echo request, id " + icmp.identifier() + ", seq " + icmp.sequence();
            case Icmpv6Header.ECHO_REPLY -> "echo reply, id " + icmp.identifier() + ", seq " + icmp.sequence();
            case Icmpv6Header.UNREACHABLE ->
                "destination unreachable, " + unreachable(icmp, packet.data().array());
            case Icmpv6Header.PACKET_TOO_BIG -> "packet too big, mtu " + Integer.toUnsignedString(icmp.rest());
            case Icmpv6Header.TIME_EXCEEDED ->
                icmp.code() == 0 ? "time exceeded in-transit" : "time exceeded, reassembly";
            case Icmpv6Header.PARAMETER_PROBLEM ->
                "parameter problem, " + problem(icmp.code()) + " at octet " + Integer.toUnsignedString(icmp.rest());
            default -> "type " + icmp.type() + ", code " + icmp.code();
        };
    }

    private static String unreachable(Icmpv6Header icmp, byte[] quoted) {
        IpHeader about = IpHeader.decode(quoted, 0, quoted.length).orNull();
        if (about == null) {
            return "code " + icmp.code();
        }
        return switch (icmp.code()) {
            case 0 -> "unreachable route " + about.destination();
            case 1 -> "unreachable prohibited " + about.destination();
            case 3 -> "unreachable address " + about.destination();
            case 4 ->
                "unreachable port, " + about.destination() + " " + protocol(about.protocol()) + " port "
                        + port(about, quoted);
            default -> about.destination() + ", code " + icmp.code();
        };
    }

    private static String problem(int code) {
        return code == 0 ? "erroneous header" : code == 1 ? "unrecognized next header" : "code " + code;
    }

    private static String unreachable(IcmpHeader icmp, byte[] quoted) {
        IpHeader about = IpHeader.decode(quoted, 0, quoted.length).orNull();
        if (about == null) {
            return "unreachable, code " + icmp.code();
        }
        return switch (icmp.code()) {
            case 0 -> "net " + about.destination() + " unreachable";
            case 1 -> "host " + about.destination() + " unreachable";
            case 2 -> about.destination() + " protocol " + about.protocol() + " unreachable";
            case 3 ->
                about.destination() + " " + protocol(about.protocol()) + " port " + port(about, quoted)
                        + " unreachable";
            case 4 -> about.destination() + " unreachable - need to frag" + mtu(icmp);
            default -> about.destination() + " unreachable, code " + icmp.code();
        };
    }

    private static String mtu(IcmpHeader icmp) {
        int mtu = icmp.rest() & 0xFFFF;
        return mtu == 0 ? "" : " (mtu " + mtu + ")";
    }

    private static String protocol(int number) {
        return number == TcpHeader.PROTOCOL ? "tcp" : number == UdpHeader.PROTOCOL ? "udp" : "protocol " + number;
    }

    private static @Nullable Integer port(IpHeader about, byte[] quoted) {
        int at = about.length() + 2;
        return at + 2 <= quoted.length ? NetworkOrder.get16(quoted, at) : null;
    }
}
