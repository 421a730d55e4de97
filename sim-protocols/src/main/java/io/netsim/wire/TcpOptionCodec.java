package io.netsim.wire;

import com.google.common.collect.ImmutableList;
import io.netsim.rfc.Rfc;
import io.netsim.wire.TcpOption.EndOfList;
import io.netsim.wire.TcpOption.FastOpen;
import io.netsim.wire.TcpOption.MaximumSegmentSize;
import io.netsim.wire.TcpOption.Md5Signature;
import io.netsim.wire.TcpOption.NoOperation;
import io.netsim.wire.TcpOption.Other;
import io.netsim.wire.TcpOption.Remainder;
import io.netsim.wire.TcpOption.Sack;
import io.netsim.wire.TcpOption.SackBlock;
import io.netsim.wire.TcpOption.SackPermitted;
import io.netsim.wire.TcpOption.Timestamps;
import io.netsim.wire.TcpOption.UserTimeout;
import io.netsim.wire.TcpOption.WindowScale;

/** The options of a TCP header as bytes (RFC 9293 §3.1). */
@Rfc(
        number = 9293,
        value = {"MUST-4", "MUST-5", "MUST-6", "MUST-7", "MUST-64", "MUST-68", "MUST-69"})
final class TcpOptionCodec {
    private static final int MD5_BYTES = 16;

    private TcpOptionCodec() {}

    /** Reads the options between two places; never fails, see {@link TcpOption}. */
    static ImmutableList<TcpOption> decode(byte[] bytes, int from, int to) {
        ImmutableList.Builder<TcpOption> options = ImmutableList.builder();
        int at = from;
        while (at < to) {
            TcpOption option = decodeOne(bytes, at, to);
            options.add(option);
            at += option.length();
        }
        return options.build();
    }

    private static TcpOption decodeOne(byte[] bytes, int at, int to) {
        int kind = NetworkOrder.get8(bytes, at);
        if (kind == EndOfList.KIND) {
            return new EndOfList(Octets.of(bytes, at + 1, to));
        }
        if (kind == NoOperation.KIND) {
            return new NoOperation();
        }
        int length = at + 1 < to ? NetworkOrder.get8(bytes, at + 1) : 0;
        if (length < 2 || length > to - at) {
            return new Remainder(Octets.of(bytes, at, to));
        }
        return known(kind, bytes, at, length);
    }

    private static TcpOption known(int kind, byte[] bytes, int at, int length) {
        if (kind == MaximumSegmentSize.KIND && length == 4) {
            return new MaximumSegmentSize(NetworkOrder.get16(bytes, at + 2));
        }
        if (kind == WindowScale.KIND && length == 3) {
            return new WindowScale(NetworkOrder.get8(bytes, at + 2));
        }
        if (kind == SackPermitted.KIND && length == 2) {
            return new SackPermitted();
        }
        if (kind == Sack.KIND && length > 2 && (length - 2) % Sack.BLOCK_BYTES == 0) {
            ImmutableList.Builder<SackBlock> blocks = ImmutableList.builder();
            for (int edge = at + 2; edge < at + length; edge += Sack.BLOCK_BYTES) {
                blocks.add(new SackBlock(NetworkOrder.get32(bytes, edge), NetworkOrder.get32(bytes, edge + 4)));
            }
            return new Sack(blocks.build());
        }
        if (kind == Timestamps.KIND && length == 10) {
            return new Timestamps(NetworkOrder.get32(bytes, at + 2), NetworkOrder.get32(bytes, at + 6));
        }
        if (kind == UserTimeout.KIND && length == 4) {
            int word = NetworkOrder.get16(bytes, at + 2);
            return new UserTimeout(word >>> 15 == 1, word & 0x7FFF);
        }
        Octets data = Octets.of(bytes, at + 2, at + length);
        if (kind == FastOpen.KIND) {
            return new FastOpen(data);
        }
        if (kind == Md5Signature.KIND && data.length() == MD5_BYTES) {
            return new Md5Signature(data);
        }
        return new Other(kind, data);
    }

    /** Bytes of the options, without padding. */
    static int length(ImmutableList<TcpOption> options) {
        int length = 0;
        for (TcpOption option : options) {
            length += option.length();
        }
        return length;
    }

    /** Writes the options one after the other. */
    static void encode(ImmutableList<TcpOption> options, byte[] into, int from) {
        int at = from;
        for (TcpOption option : options) {
            encodeOne(option, into, at);
            at += option.length();
        }
    }

    private static void encodeOne(TcpOption option, byte[] into, int at) {
        if (option instanceof Remainder rest) {
            rest.bytes().copyTo(into, at);
        } else if (option instanceof EndOfList end) {
            into[at] = EndOfList.KIND;
            end.padding().copyTo(into, at + 1);
        } else if (option instanceof NoOperation) {
            into[at] = NoOperation.KIND;
        } else if (option instanceof Other other) {
            head(into, at, other.kind(), other.length());
            other.data().copyTo(into, at + 2);
        } else if (option instanceof FastOpen open) {
            head(into, at, FastOpen.KIND, open.length());
            open.cookie().copyTo(into, at + 2);
        } else if (option instanceof Md5Signature signature) {
            head(into, at, Md5Signature.KIND, signature.length());
            signature.digest().copyTo(into, at + 2);
        } else {
            encodeNumbers(option, into, at);
        }
    }

    private static void encodeNumbers(TcpOption option, byte[] into, int at) {
        if (option instanceof MaximumSegmentSize mss) {
            head(into, at, MaximumSegmentSize.KIND, mss.length());
            NetworkOrder.put16(into, at + 2, mss.bytes());
        } else if (option instanceof WindowScale scale) {
            head(into, at, WindowScale.KIND, scale.length());
            NetworkOrder.put8(into, at + 2, scale.shift());
        } else if (option instanceof SackPermitted permitted) {
            head(into, at, SackPermitted.KIND, permitted.length());
        } else if (option instanceof Timestamps timestamps) {
            head(into, at, Timestamps.KIND, timestamps.length());
            NetworkOrder.put32(into, at + 2, timestamps.value());
            NetworkOrder.put32(into, at + 6, timestamps.echo());
        } else if (option instanceof UserTimeout user) {
            head(into, at, UserTimeout.KIND, user.length());
            NetworkOrder.put16(into, at + 2, (user.inMinutes() ? 1 << 15 : 0) | user.timeout());
        } else if (option instanceof Sack sack) {
            head(into, at, Sack.KIND, sack.length());
            int edge = at + 2;
            for (SackBlock block : sack.blocks()) {
                NetworkOrder.put32(into, edge, block.left());
                NetworkOrder.put32(into, edge + 4, block.right());
                edge += Sack.BLOCK_BYTES;
            }
        }
    }

    private static void head(byte[] into, int at, int kind, int length) {
        NetworkOrder.put8(into, at, kind);
        NetworkOrder.put8(into, at + 1, length);
    }
}
