package io.netsim.packetdrill;

import com.google.common.collect.ImmutableList;
import io.netsim.packetdrill.script.IpInfo;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.packetdrill.script.TcpOption;
import java.util.ArrayList;
import java.util.List;

/** Compares what the host has sent with what the script expects, field by field. */
final class PacketMatcher {
    private final Mode mode;
    private final boolean checksStamps;

    /** @param checksStamps whether the script says how long a tick of the timestamp clock is */
    PacketMatcher(Mode mode, boolean checksStamps) {
        this.mode = mode;
        this.checksStamps = checksStamps;
    }

    /** The first field that differs, in words; empty if none does. */
    String difference(TcpLine expected, TcpLine got, LivePacket packet) {
        if (!packet.flaw().isEmpty()) {
            return packet.flaw();
        }
        int ignored = mode.isNormalised() ? TcpLine.PSH : 0;
        if ((expected.flags() & ~ignored) != (got.flags() & ~ignored)) {
            return "flags " + TcpLine.flagText(expected.flags()) + " expected, not " + TcpLine.flagText(got.flags());
        }
        if (expected.seq() != got.seq()) {
            return "sequence number " + expected.seq() + " expected, not " + got.seq();
        }
        if (expected.length() != got.length()) {
            return expected.length() + " bytes of payload expected, not " + got.length();
        }
        long ack = packet.tcp().ack() & 0xFFFFFFFFL;
        if (Math.max(0, expected.ack()) != ack) {
            return "acknowledgement number " + Math.max(0, expected.ack()) + " expected, not " + ack;
        }
        if (expected.window() >= 0 && expected.window() != got.window() && !mode.isRelaxed()) {
            return "window " + expected.window() + " expected, not " + got.window();
        }
        if (Math.max(0, expected.urgent()) != Math.max(0, got.urgent())) {
            return "urgent pointer " + Math.max(0, expected.urgent()) + " expected, not " + got.urgent();
        }
        String options = options(expected, got);
        return options.isEmpty() ? ip(expected.ip(), packet) : options;
    }

    // ---- options -----------------------------------------------------------------------------------------------

    private String options(TcpLine expected, TcpLine got) {
        ImmutableList<TcpOption> wanted = expected.options();
        ImmutableList<TcpOption> there = got.options();
        if (wanted == null || there == null) {
            return "";
        }
        boolean asSet = mode.isNormalised() && expected.has(TcpLine.SYN);
        List<TcpOption> wantedList = asSet ? sorted(wanted) : wanted;
        List<TcpOption> thereList = asSet ? sorted(there) : there;
        if (wantedList.size() != thereList.size()) {
            return "options " + list(wanted) + " expected, not " + list(there);
        }
        for (int i = 0; i < wantedList.size(); i++) {
            if (!same(wantedList.get(i), thereList.get(i))) {
                return "options " + list(wanted) + " expected, not " + list(there);
            }
        }
        return "";
    }

    private static List<TcpOption> sorted(ImmutableList<TcpOption> options) {
        List<TcpOption> list = new ArrayList<>();
        for (TcpOption option : options) {
            if (!option.isPadding()) {
                list.add(option);
            }
        }
        list.sort(java.util.Comparator.comparingInt(TcpOption::kind));
        return list;
    }

    /** TSval is another clock's, and compared elsewhere if at all. */
    private static boolean same(TcpOption wanted, TcpOption there) {
        if (wanted.kind() == TcpOption.TIMESTAMPS && there.kind() == TcpOption.TIMESTAMPS) {
            return wanted.values().get(1).equals(there.values().get(1));
        }
        return wanted.equals(there);
    }

    private static String list(ImmutableList<TcpOption> options) {
        StringBuilder text = new StringBuilder("<");
        for (TcpOption option : options) {
            text.append(text.length() == 1 ? "" : ",").append(option);
        }
        return text.append('>').toString();
    }

    // ---- timestamps --------------------------------------------------------------------------------------------

    /**
     * Ties the TSval of both, and compares it if the script says how long a tick is.
     *
     * @param slackTicks by how much it may differ
     * @return in words, empty if it fits
     */
    String stamps(TcpLine expected, LivePacket packet, Correspondence correspondence, double slackTicks) {
        ImmutableList<TcpOption> wanted = expected.options();
        TcpOption scripted = wanted == null ? null : Correspondence.find(wanted, TcpOption.TIMESTAMPS);
        TcpOption live = Correspondence.find(packet.options(), TcpOption.TIMESTAMPS);
        if (scripted == null || live == null) {
            return "";
        }
        long value = scripted.values().get(0);
        long ahead = correspondence.tie(value, live.values().get(0));
        return checksStamps && Math.abs(ahead) > slackTicks
                ? "TSval " + value + " expected, not " + (value + ahead)
                : "";
    }

    // ---- IP ----------------------------------------------------------------------------------------------------

    private static String ip(IpInfo expected, LivePacket packet) {
        int tos = packet.ip().trafficClass();
        boolean fits = switch (expected.ecn()) {
            case "noecn" -> (tos & 3) == 0;
            case "ect1" -> (tos & 3) == 1;
            case "ect0" -> (tos & 3) == 2;
            case "ect01" -> (tos & 3) == 1 || (tos & 3) == 2;
            case "ce" -> (tos & 3) == 3;
            default -> true;
        };
        if (!fits) {
            return "ECN field " + expected.ecn() + " expected, not " + (tos & 3);
        }
        if (expected.tos() >= 0 && expected.tos() != tos) {
            return "TOS 0x" + Integer.toHexString(expected.tos()) + " expected, not 0x" + Integer.toHexString(tos);
        }
        if (expected.ttl() >= 0 && expected.ttl() != packet.ip().ttl()) {
            return "TTL " + expected.ttl() + " expected, not " + packet.ip().ttl();
        }
        return "";
    }
}
