package io.netsim.packetdrill;

import com.google.common.collect.ImmutableList;
import io.netsim.packetdrill.script.IpInfo;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.packetdrill.script.TcpOption;
import io.netsim.wire.IpHeader;
import io.netsim.wire.Octets;
import io.netsim.wire.TcpHeader;

/**
 * A TCP packet that the host has sent, read from its bytes.
 *
 * @param timePs when it left
 * @param length bytes of payload
 * @param flaw what is wrong with its bytes: checksums, payload; empty for nothing
 */
record LivePacket(long timePs, IpHeader ip, TcpHeader tcp, int length, String flaw) {
    private static final long MASK = 0xFFFFFFFFL;

    boolean has(int flag) {
        return (tcp.flags() & flag) != 0;
    }

    /** A segment that only acknowledges: no payload, and no flag but ACK and PSH. */
    boolean isPureAck() {
        return length == 0 && (tcp.flags() & ~TcpLine.PSH) == TcpLine.ACK;
    }

    /** The options as scripts name them, with the numbers of the wire. */
    ImmutableList<TcpOption> options() {
        ImmutableList.Builder<TcpOption> list = ImmutableList.builder();
        for (io.netsim.wire.TcpOption option : tcp.options()) {
            if (option instanceof io.netsim.wire.TcpOption.EndOfList end) {
                for (int i = 0; i <= end.padding().length(); i++) {
                    list.add(new TcpOption(TcpOption.EOL, ImmutableList.of()));
                }
            } else {
                list.add(option(option));
            }
        }
        return list.build();
    }

    private static TcpOption option(io.netsim.wire.TcpOption option) {
        if (option instanceof io.netsim.wire.TcpOption.NoOperation) {
            return new TcpOption(TcpOption.NOP, ImmutableList.of());
        }
        if (option instanceof io.netsim.wire.TcpOption.MaximumSegmentSize mss) {
            return new TcpOption(TcpOption.MSS, ImmutableList.of((long) mss.bytes()));
        }
        if (option instanceof io.netsim.wire.TcpOption.WindowScale scale) {
            return new TcpOption(TcpOption.WINDOW_SCALE, ImmutableList.of((long) scale.shift()));
        }
        if (option instanceof io.netsim.wire.TcpOption.SackPermitted) {
            return new TcpOption(TcpOption.SACK_PERMITTED, ImmutableList.of());
        }
        if (option instanceof io.netsim.wire.TcpOption.Timestamps stamps) {
            return new TcpOption(TcpOption.TIMESTAMPS, ImmutableList.of(stamps.value() & MASK, stamps.echo() & MASK));
        }
        if (option instanceof io.netsim.wire.TcpOption.Sack sack) {
            ImmutableList.Builder<Long> edges = ImmutableList.builder();
            for (io.netsim.wire.TcpOption.SackBlock block : sack.blocks()) {
                edges.add(block.left() & MASK, block.right() & MASK);
            }
            return new TcpOption(TcpOption.SACK, edges.build());
        }
        if (option instanceof io.netsim.wire.TcpOption.Other other) {
            return new TcpOption(other.kind(), bytes(other.data()));
        }
        return new TcpOption(255, ImmutableList.of());
    }

    private static ImmutableList<Long> bytes(Octets octets) {
        ImmutableList.Builder<Long> list = ImmutableList.builder();
        for (byte octet : octets.toBytes()) {
            list.add(octet & 0xFFL);
        }
        return list.build();
    }

    /** The packet as a script would write it, with the numbers of the wire. */
    TcpLine line() {
        return new TcpLine(
                IpInfo.NONE,
                -1,
                -1,
                tcp.flags(),
                tcp.seq() & MASK,
                length,
                has(TcpLine.ACK) ? tcp.ack() & MASK : -1,
                tcp.window(),
                tcp.urgentPointer(),
                options());
    }
}
