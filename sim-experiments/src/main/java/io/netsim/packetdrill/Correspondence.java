package io.netsim.packetdrill;

import com.google.common.collect.ImmutableList;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.packetdrill.script.TcpOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection a script is about, and how its numbers correspond to those of the wire. The script counts the host's bytes
 * from an initial sequence number of its own choice; its own numbers stand on the wire as written.
 */
final class Correspondence {
    private static final long MASK = 0xFFFFFFFFL;

    final int localPort;
    final int remotePort;
    /** What has to be added to a number of the script for the one on the wire. */
    private long offset;

    private final Map<Long, Long> liveStamps = new HashMap<>();
    private long firstStamp;
    private long firstLiveStamp;

    Correspondence(int localPort, int remotePort) {
        this.localPort = localPort;
        this.remotePort = remotePort;
    }

    // ---- from the script to the wire ---------------------------------------------------------------------------

    TcpLine toWire(TcpLine line) {
        long ack = line.ack() < 0 ? -1 : line.ack() + offset & MASK;
        ImmutableList<TcpOption> options = line.options();
        return new TcpLine(
                line.ip(),
                line.sourcePort(),
                line.destinationPort(),
                line.flags(),
                line.seq(),
                line.length(),
                ack,
                line.window(),
                line.urgent(),
                options == null ? null : toWire(options));
    }

    private ImmutableList<TcpOption> toWire(ImmutableList<TcpOption> options) {
        ImmutableList.Builder<TcpOption> mapped = ImmutableList.builder();
        for (TcpOption option : options) {
            if (option.kind() == TcpOption.SACK) {
                mapped.add(new TcpOption(
                        TcpOption.SACK,
                        option.values().stream()
                                .map(edge -> edge + offset & MASK)
                                .collect(ImmutableList.toImmutableList())));
            } else if (option.kind() == TcpOption.TIMESTAMPS) {
                long echo = option.values().get(1);
                mapped.add(new TcpOption(
                        TcpOption.TIMESTAMPS,
                        ImmutableList.of(option.values().get(0), liveStamps.getOrDefault(echo, echo))));
            } else {
                mapped.add(option);
            }
        }
        return mapped.build();
    }

    // ---- from the wire to the script ---------------------------------------------------------------------------

    /** The packet as the script would write it; TSval as it is on the wire where no other is known. */
    TcpLine toScript(LivePacket packet) {
        TcpLine line = packet.line();
        return line.withSeq(line.seq() - offset & MASK);
    }

    /** An expected SYN and the one that was sent: from now on the host's numbers are known. */
    void learn(TcpLine expected, LivePacket packet) {
        if (packet.has(TcpLine.SYN) && expected.has(TcpLine.SYN)) {
            offset = (packet.tcp().seq() & MASK) - expected.seq() & MASK;
        }
    }

    static @Nullable TcpOption find(ImmutableList<TcpOption> options, int kind) {
        for (TcpOption option : options) {
            if (option.kind() == kind) {
                return option;
            }
        }
        return null;
    }

    // ---- timestamps --------------------------------------------------------------------------------------------

    /**
     * Ties a TSval of the script to the one on the wire.
     *
     * @return by how many ticks the one on the wire is ahead of what the first pair lets expect
     */
    long tie(long scripted, long live) {
        if (liveStamps.isEmpty()) {
            firstStamp = scripted;
            firstLiveStamp = live;
        }
        liveStamps.put(scripted, live);
        return (long) (int) (live - firstLiveStamp) - (int) (scripted - firstStamp);
    }
}
