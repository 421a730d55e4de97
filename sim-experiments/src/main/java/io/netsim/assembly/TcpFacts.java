package io.netsim.assembly;

import io.netsim.packet.Packet;
import io.netsim.spec.StackSpec;
import io.netsim.tcp.TcpConfig;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.theory.TcpShape;

/**
 * What theory needs to know of the connections from one host to another.
 *
 * @param congestionControl of the sender, by name
 * @param segmentsPerStep segments for which the window grows as for one: 1 where growth counts what was acknowledged
 * @param shape what their packets look like
 */
public record TcpFacts(String congestionControl, int segmentsPerStep, TcpShape shape) {
    private static final int MSS_OPTION = 4;
    private static final int SCALE_OPTION = 3;
    private static final int SACK_OPTION = 2;
    private static final int TIMESTAMPS_OPTION = 10;

    /**
     * Of connections between two hosts.
     *
     * @param ipVersion 4 or 6
     * @param fromMtu of the link by which the sender's packets leave, bytes
     * @param toMtu of the link by which the answers leave
     */
    public static TcpFacts of(StackSpec from, StackSpec to, int ipVersion, int fromMtu, int toMtu) {
        int headers = TcpSegment.HEADER_BYTES + (ipVersion == 6 ? Packet.IPV6_HEADER_BYTES : Packet.HEADER_BYTES);
        TcpConfig.Builder sender = Stacks.tcp(from);
        TcpConfig.Builder receiver = Stacks.tcp(to);
        boolean stamped = sender.timestamps && receiver.timestamps;
        int stamps = stamped ? TcpSegment.TIMESTAMP_BYTES : 0;
        int mss = Math.min(Math.min(sender.mss, fromMtu - headers), Math.min(receiver.mss, toMtu - headers));
        TcpShape shape = new TcpShape(
                Math.max(1, mss - stamps),
                headers + stamps,
                headers + syn(sender.mssOption, sender.windowScaling, sender.sack, sender.timestamps),
                headers
                        + syn(
                                receiver.mssOption,
                                receiver.windowScaling && sender.windowScaling,
                                receiver.sack && sender.sack,
                                stamped),
                headers + stamps,
                receiver.delayedAckSegments);
        return new TcpFacts(
                sender.congestionControl.name(), sender.byteCounting ? 1 : receiver.delayedAckSegments, shape);
    }

    /** Options of a SYN, bytes. */
    private static int syn(boolean mss, boolean scaling, boolean sack, boolean stamped) {
        int options = (mss ? MSS_OPTION : 0)
                + (scaling ? SCALE_OPTION : 0)
                + (sack ? SACK_OPTION : 0)
                + (stamped ? TIMESTAMPS_OPTION : 0);
        return options + 3 & ~3;
    }
}
