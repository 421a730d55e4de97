package io.netsim.wire;

import com.google.common.collect.ImmutableList;
import io.netsim.wire.HeaderField.Form;
import io.netsim.wire.TcpOption.EndOfList;
import io.netsim.wire.TcpOption.MaximumSegmentSize;
import io.netsim.wire.TcpOption.NoOperation;
import io.netsim.wire.TcpOption.Sack;
import io.netsim.wire.TcpOption.SackPermitted;
import io.netsim.wire.TcpOption.Timestamps;
import io.netsim.wire.TcpOption.WindowScale;

/**
 * The fields of the headers of packets, in the order in which they stand: IPv4 (RFC 791 §3.1) or IPv6 (RFC 8200 §3)
 * with its extension headers, then TCP (RFC 9293 §3.1) with
 * its options, UDP (RFC 768), ICMP (RFC 792) or ICMPv6 (RFC 4443) with the header that an error quotes. Every bit of the headers belongs to one
 * field. Packets that have the same layout may share it: it says where fields stand, not what is in them.
 */
public final class HeaderLayout {
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REQUEST = 8;

    private final byte[] bytes;
    private final int end;
    private final ImmutableList.Builder<HeaderField> fields = ImmutableList.builder();
    private String header = "";
    private int bit;

    private HeaderLayout(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** The fields of the headers at the beginning of some bytes; none if they are not an IP packet. */
    public static ImmutableList<HeaderField> of(byte[] bytes) {
        HeaderLayout layout = new HeaderLayout(bytes, bytes.length);
        layout.packet("");
        return layout.fields.build();
    }

    /** Bytes that the headers take, as far as they are there. */
    public static int headerBytes(byte[] bytes) {
        int end = 0;
        for (HeaderField field : of(bytes)) {
            end = field.endByte();
        }
        return end;
    }

    private void packet(String quoted) {
        int from = bit / 8;
        IpHeader ip = IpHeader.decode(bytes, from, end).orNull();
        if (ip == null) {
            return;
        }
        if (ip instanceof Ipv4Header v4) {
            header = quoted + "IPv4";
            ip(v4);
        } else if (ip instanceof Ipv6Header v6) {
            header = quoted + "IPv6";
            ip(v6);
        }
        if (ip.fragmentOffset() > 0) {
            return;
        }
        switch (ip.protocol()) {
            case TcpHeader.PROTOCOL -> tcp(quoted);
            case UdpHeader.PROTOCOL -> udp(quoted);
            case IcmpHeader.PROTOCOL -> icmp(quoted);
            case Icmpv6Header.PROTOCOL -> icmpv6(quoted);
            default -> {}
        }
    }

    private void ip(Ipv4Header ip) {
        add("version", 4, Form.NUMBER, "version of IP");
        add("header length", 4, Form.WORDS, "of the IP header, in words of 4 bytes");
        add("differentiated services", 6, Form.NUMBER, "which treatment the packet asks for; 0 is the usual one");
        add("ECN", 2, Form.ECN, "whether routers may mark the packet instead of dropping it, and whether one has");
        add("total length", 16, Form.BYTES, "of the packet with this header");
        add("identification", 16, Form.HEX, "tells which fragments belong together");
        add("reserved flag", 1, Form.NUMBER, "always 0");
        add("don't fragment", 1, Form.NUMBER, "1: routers must not cut the packet up");
        add("more fragments", 1, Form.NUMBER, "1: this is not the last fragment");
        add("fragment offset", 13, Form.NUMBER, "where this fragment belongs, in units of 8 bytes");
        add("time to live", 8, Form.NUMBER, "hops that are left; each router takes one off");
        add("protocol", 8, Form.PROTOCOL, "who gets what follows this header: the first step of demultiplexing");
        add("header checksum", 16, Form.HEX, "over this header alone");
        add("source address", 32, Form.ADDRESS, "the interface that sends");
        add("destination address", 32, Form.ADDRESS, "the interface that is meant");
        if (ip.options().length() > 0) {
            add("options", 8 * ip.options().length(), Form.OCTETS, "rarely used");
        }
    }

    private void ip(Ipv6Header ip) {
        add("version", 4, Form.NUMBER, "version of IP");
        add("differentiated services", 6, Form.NUMBER, "which treatment the packet asks for; 0 is the usual one");
        add("ECN", 2, Form.ECN, "whether routers may mark the packet instead of dropping it, and whether one has");
        add("flow label", 20, Form.HEX, "the same for all packets of a flow, which so may take the same path");
        add("payload length", 16, Form.BYTES, "of all that follows these 40 bytes");
        add("next header", 8, Form.PROTOCOL, "who gets what follows this header: the first step of demultiplexing");
        add("hop limit", 8, Form.NUMBER, "hops that are left; each router takes one off");
        add("source address", 128, Form.ADDRESS, "the interface that sends");
        add("destination address", 128, Form.ADDRESS, "the interface that is meant");
        String above = header;
        for (Ipv6Extension extension : ip.extensions()) {
            header = above + " extension";
            add("next header", 8, Form.PROTOCOL, "what follows this extension header");
            if (extension instanceof Ipv6Extension.Fragment) {
                add("reserved", 8, Form.NUMBER, "always 0");
                add("fragment offset", 13, Form.NUMBER, "where this fragment belongs, in units of 8 bytes");
                add("reserved bits", 2, Form.NUMBER, "always 0");
                add("more fragments", 1, Form.NUMBER, "1: this is not the last fragment");
                add("identification", 32, Form.HEX, "tells which fragments belong together");
            } else {
                add("extension length", 8, Form.NUMBER, "in units of 8 bytes beyond the first 8");
                add("extension", 8 * extension.length() - 16, Form.OCTETS, "rarely used");
            }
        }
    }

    private void ports(String of) {
        add("source port", 16, Form.NUMBER, "the socket that sends, at its host");
        add(
                "destination port",
                16,
                Form.NUMBER,
                "the socket that is meant, at its host: what " + of + " looks up first");
    }

    private void tcp(String quoted) {
        int from = bit / 8;
        header = quoted + "TCP";
        ports("TCP");
        add("sequence number", 32, Form.NUMBER, "of the first byte of data; of a SYN, where numbers begin");
        if (from + TcpHeader.MIN_BYTES > end) {
            return; // an ICMP error quotes no more than eight bytes
        }
        add("acknowledgement number", 32, Form.NUMBER, "all before this has arrived; counts if ACK is set");
        add("data offset", 4, Form.WORDS, "of the TCP header with options, in words of 4 bytes");
        add("reserved", 4, Form.NUMBER, "always 0");
        add("control bits", 8, Form.TCP_FLAGS, "CWR ECE URG ACK PSH RST SYN FIN, of which these are set");
        add("window", 16, Form.NUMBER, "how much more the sender of this can take; scaled, but for SYNs");
        add("checksum", 16, Form.HEX, "over addresses, header and data");
        add("urgent pointer", 16, Form.NUMBER, "counts if URG is set");
        TcpHeader tcp = TcpHeader.decode(bytes, from, end).orNull();
        if (tcp != null) {
            tcp.options().forEach(this::option);
            int padding = 8 * (from + tcp.length()) - bit;
            if (padding > 0) {
                add("padding", padding, Form.OCTETS, "fills the last word");
            }
        }
    }

    private void option(TcpOption option) {
        if (option instanceof NoOperation) {
            add("option: no operation", 8, Form.NUMBER, "kind 1: fills up, so that the next option stands straight");
        } else if (option instanceof EndOfList) {
            add("option: end of list", 8 * option.length(), Form.OCTETS, "kind 0: no options follow");
        } else {
            known(option);
        }
    }

    private void known(TcpOption option) {
        if (option instanceof MaximumSegmentSize) {
            head("maximum segment size", "the largest segment that the sender of this can take");
            add("maximum segment size", 16, Form.BYTES, "most data in one segment to the sender of this");
        } else if (option instanceof WindowScale) {
            head("window scale", "later windows count in larger units");
            add("shift", 8, Form.NUMBER, "later windows are to be multiplied by 2 to the power of this");
        } else if (option instanceof SackPermitted) {
            head("SACK permitted", "the sender of this understands selective acknowledgements");
        } else if (option instanceof Sack sack) {
            head("selective acknowledgement", "ranges that have arrived beyond a gap");
            for (int i = 1; i <= sack.blocks().size(); i++) {
                add("block " + i + " from", 32, Form.NUMBER, "the range begins with this number");
                add("block " + i + " to", 32, Form.NUMBER, "and ends before this one");
            }
        } else if (option instanceof Timestamps) {
            head("timestamps", "for measuring round trips, and against old duplicates");
            add("timestamp value", 32, Form.NUMBER, "the clock of the sender, ms");
            add("timestamp echo", 32, Form.NUMBER, "the timestamp of the peer that this answers");
        } else {
            add(
                    "option",
                    8 * option.length(),
                    Form.OCTETS,
                    "another option: " + option.getClass().getSimpleName());
        }
    }

    private void head(String name, String meaning) {
        add("option: " + name, 8, Form.NUMBER, "kind of option: " + meaning);
        add("option length", 8, Form.BYTES, "with kind and length");
    }

    private void udp(String quoted) {
        header = quoted + "UDP";
        ports("UDP");
        add("length", 16, Form.BYTES, "of the datagram with this header");
        add("checksum", 16, Form.HEX, "over addresses, header and data; 0: none was made");
    }

    private void icmp(String quoted) {
        int from = bit / 8;
        header = quoted + "ICMP";
        IcmpHeader icmp = IcmpHeader.decode(bytes, from, end).orNull();
        if (icmp == null) {
            return;
        }
        add("type", 8, Form.NUMBER, "3 unreachable, 11 time exceeded, 8 echo request, 0 echo reply");
        add("code", 8, Form.NUMBER, "of unreachable: 0 net, 1 host, 2 protocol, 3 port, 4 too big");
        add("checksum", 16, Form.HEX, "over this message");
        boolean echo = icmp.type() == ECHO_REPLY || icmp.type() == ECHO_REQUEST;
        if (echo) {
            echo();
        } else {
            add("rest of header", 32, Form.HEX, "unused, or the MTU of the next link");
            if (quoted.isEmpty()) {
                packet("quoted ");
            }
        }
    }

    private void echo() {
        add("identifier", 16, Form.NUMBER, "which program asks");
        add("sequence number", 16, Form.NUMBER, "which of its requests");
    }

    private void icmpv6(String quoted) {
        int from = bit / 8;
        header = quoted + "ICMPv6";
        Icmpv6Header icmp = Icmpv6Header.decode(bytes, from, end).orNull();
        if (icmp == null) {
            return;
        }
        add(
                "type",
                8,
                Form.NUMBER,
                "1 unreachable, 2 packet too big, 3 time exceeded, 128 echo request, 129 echo reply");
        add("code", 8, Form.NUMBER, "of unreachable: 0 no route, 3 address, 4 port");
        add("checksum", 16, Form.HEX, "over addresses and this message");
        if (icmp.isEcho()) {
            echo();
        } else if (icmp.type() == Icmpv6Header.PACKET_TOO_BIG) {
            add("MTU", 32, Form.BYTES, "the largest packet that the next link takes");
        } else {
            add("rest of header", 32, Form.HEX, "unused");
        }
        if (icmp.isError() && quoted.isEmpty()) {
            packet("quoted ");
        }
    }

    private void add(String name, int bits, Form form, String meaning) {
        if ((bit + bits + 7) / 8 <= end) {
            fields.add(new HeaderField(header, name, bit, bits, form, meaning));
            bit += bits;
        }
    }
}
