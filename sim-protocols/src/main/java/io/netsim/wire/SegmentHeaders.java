package io.netsim.wire;

import com.google.common.collect.ImmutableList;
import io.netsim.content.Content;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpOptions;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.wire.TcpOption.MaximumSegmentSize;
import io.netsim.wire.TcpOption.NoOperation;
import io.netsim.wire.TcpOption.Sack;
import io.netsim.wire.TcpOption.SackBlock;
import io.netsim.wire.TcpOption.SackPermitted;
import io.netsim.wire.TcpOption.Timestamps;
import io.netsim.wire.TcpOption.WindowScale;

/**
 * The segments of simulated hosts as headers and back. Options stand in the order of Linux ({@code tcp_options_write}): in
 * a SYN the MSS, SACK permitted, timestamps, NOP and window scale; without timestamps two NOPs come before SACK permitted;
 * later two NOPs and timestamps, then two NOPs and SACK blocks. NOPs align each group to four bytes, so there is no padding.
 */
public final class SegmentHeaders {
    private static final NoOperation NOP = new NoOperation();

    private SegmentHeaders() {}

    /** The header of a segment; its checksum is left at 0, as writing computes it. */
    public static TcpHeader of(TcpSegment segment) {
        return new TcpHeader(
                segment.sourcePort(),
                segment.destinationPort(),
                segment.seq(),
                segment.ack(),
                segment.flags(),
                segment.window(),
                0,
                0,
                options(segment));
    }

    private static ImmutableList<TcpOption> options(TcpSegment segment) {
        ImmutableList.Builder<TcpOption> list = ImmutableList.builder();
        TcpOptions syn = segment.options();
        if (syn.mss() >= 0) {
            list.add(new MaximumSegmentSize(syn.mss()));
        }
        if (segment.hasTimestamps()) {
            if (syn.sackPermitted()) {
                list.add(new SackPermitted());
            } else {
                list.add(NOP, NOP);
            }
            list.add(new Timestamps(segment.tsVal(), segment.tsEcr()));
        } else if (syn.sackPermitted()) {
            list.add(NOP, NOP, new SackPermitted());
        }
        if (syn.windowScale() >= 0) {
            list.add(NOP, new WindowScale(syn.windowScale()));
        }
        SackBlocks sack = segment.sack();
        if (sack.count() > 0) {
            ImmutableList.Builder<SackBlock> blocks = ImmutableList.builder();
            for (int i = 0; i < sack.count(); i++) {
                blocks.add(new SackBlock(sack.left(i), sack.right(i)));
            }
            list.add(NOP, NOP, new Sack(blocks.build()));
        }
        return list.build();
    }

    /**
     * The segment that a header and its data are to a simulated host, which ignores options it does not know (RFC 9293 §3.2,
     * MUST-6) and, of a kind that comes twice, all but the first.
     *
     * @param streamOffset offset of the first byte of content in the application's stream
     */
    public static TcpSegment segment(TcpHeader header, Content content, long streamOffset) {
        MaximumSegmentSize mss = header.option(MaximumSegmentSize.class);
        WindowScale scale = header.option(WindowScale.class);
        boolean sackPermitted = header.option(SackPermitted.class) != null;
        Timestamps timestamps = header.option(Timestamps.class);
        return new TcpSegment(
                header.sourcePort(),
                header.destinationPort(),
                header.seq(),
                header.ack(),
                header.flags(),
                header.window(),
                timestamps != null,
                timestamps == null ? 0 : timestamps.value(),
                timestamps == null ? 0 : timestamps.echo(),
                mss == null && scale == null && !sackPermitted
                        ? TcpOptions.NONE
                        : new TcpOptions(
                                mss == null ? -1 : mss.bytes(), scale == null ? -1 : scale.shift(), sackPermitted),
                sackBlocks(header),
                content,
                streamOffset);
    }

    private static SackBlocks sackBlocks(TcpHeader header) {
        Sack sack = header.option(Sack.class);
        if (sack == null) {
            return SackBlocks.NONE;
        }
        int[] edges = new int[2 * sack.blocks().size()];
        for (int i = 0; i < sack.blocks().size(); i++) {
            edges[2 * i] = sack.blocks().get(i).left();
            edges[2 * i + 1] = sack.blocks().get(i).right();
        }
        return new SackBlocks(edges);
    }
}
