package io.netsim.packetdrill;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.content.Content;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.packetdrill.script.TcpOption;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.wire.Octets;
import io.netsim.wire.SegmentHeaders;
import io.netsim.wire.TcpHeader;

/** Packets of the script as bytes, and as the host reads these. The payload is zeros. */
final class InboundBytes {
    private InboundBytes() {}

    /** @param line with the numbers of the wire */
    static TcpSegment segment(TcpLine line, Endpoint from, Endpoint to) {
        TcpHeader header = new TcpHeader(
                from.port(),
                to.port(),
                (int) line.seq(),
                (int) Math.max(0, line.ack()),
                line.flags(),
                line.window(),
                0,
                Math.max(0, line.urgent()),
                options(line));
        byte[] bytes = new byte[header.length() + line.length()];
        header.write(bytes, 0, bytes.length, from.address(), to.address());
        TcpHeader read = TcpHeader.decode(bytes, 0, bytes.length).value();
        return SegmentHeaders.segment(read, Content.of(new byte[line.length()]), line.seq());
    }

    private static ImmutableList<io.netsim.wire.TcpOption> options(TcpLine line) {
        ImmutableList.Builder<io.netsim.wire.TcpOption> list = ImmutableList.builder();
        ImmutableList<TcpOption> options = line.options() == null ? ImmutableList.of() : line.options();
        for (TcpOption option : options) {
            if (option.kind() == TcpOption.EOL) {
                break; // what follows is padding, which the encoder adds
            }
            list.add(option(option));
        }
        return list.build();
    }

    private static io.netsim.wire.TcpOption option(TcpOption option) {
        ImmutableList<Long> values = option.values();
        return switch (option.kind()) {
            case TcpOption.NOP -> new io.netsim.wire.TcpOption.NoOperation();
            case TcpOption.MSS ->
                new io.netsim.wire.TcpOption.MaximumSegmentSize(values.get(0).intValue());
            case TcpOption.WINDOW_SCALE ->
                new io.netsim.wire.TcpOption.WindowScale(values.get(0).intValue());
            case TcpOption.SACK_PERMITTED -> new io.netsim.wire.TcpOption.SackPermitted();
            case TcpOption.TIMESTAMPS ->
                new io.netsim.wire.TcpOption.Timestamps(
                        values.get(0).intValue(), values.get(1).intValue());
            case TcpOption.SACK -> new io.netsim.wire.TcpOption.Sack(blocks(values));
            default -> new io.netsim.wire.TcpOption.Other(option.kind(), octets(values));
        };
    }

    private static ImmutableList<io.netsim.wire.TcpOption.SackBlock> blocks(ImmutableList<Long> edges) {
        ImmutableList.Builder<io.netsim.wire.TcpOption.SackBlock> blocks = ImmutableList.builder();
        for (int i = 0; i + 1 < edges.size(); i += 2) {
            blocks.add(new io.netsim.wire.TcpOption.SackBlock(
                    edges.get(i).intValue(), edges.get(i + 1).intValue()));
        }
        return blocks.build();
    }

    private static Octets octets(ImmutableList<Long> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return Octets.of(bytes, 0, bytes.length);
    }
}
