package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import io.netsim.link.LinkDirection;
import io.netsim.link.LinkObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packets on both directions of the link, in the order in which they enter it, and what they say in numbers. */
final class PacketLog {
    private final int firstPort;
    private final boolean keep;
    private final FlowTally[] tallies;
    private final List<LoggedPacket> packets = new ArrayList<>();
    private final IdentityHashMap<Packet, LoggedPacket> underWay = new IdentityHashMap<>();
    private final @Nullable TimerWatch clientTimers;
    private final @Nullable TimerWatch serverTimers;

    /**
     * @param firstPort server port of the first flow
     * @param keep whether each packet is kept for {@link #packets}
     */
    PacketLog(
            int flows,
            int firstPort,
            boolean keep,
            @Nullable TimerWatch clientTimers,
            @Nullable TimerWatch serverTimers) {
        this.firstPort = firstPort;
        this.keep = keep;
        this.clientTimers = clientTimers;
        this.serverTimers = serverTimers;
        this.tallies = new FlowTally[flows];
        for (int i = 0; i < flows; i++) {
            tallies[i] = new FlowTally();
        }
    }

    void watch(LinkDirection forward, LinkDirection reverse) {
        forward.observe(new Watcher(true));
        reverse.observe(new Watcher(false));
    }

    FlowTally tally(int flow) {
        return tallies[flow];
    }

    ImmutableList<LoggedPacket> packets() {
        return ImmutableList.copyOf(packets);
    }

    private final class Watcher implements LinkObserver {
        private final boolean forward;

        Watcher(boolean forward) {
            this.forward = forward;
        }

        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {
            underWay.put(packet, enter(nowPs, packet));
        }

        private LoggedPacket enter(long nowPs, Packet packet) {
            TcpSegment segment = (TcpSegment) packet.payload();
            FlowTally tally = tally(segment);
            int seqBase = forward ? tally.clientBase : tally.serverBase;
            int ackBase = forward ? tally.serverBase : tally.clientBase;
            if (segment.has(TcpFlags.SYN)) {
                seqBase = segment.seq();
                if (forward) {
                    tally.clientBase = seqBase;
                } else {
                    tally.serverBase = seqBase;
                }
            }
            LoggedPacket entry = new LoggedPacket(nowPs, forward, packet.sizeBytes(), segment, seqBase, ackBase);
            if (keep) {
                packets.add(entry);
            }
            if (forward) {
                tally.offered(entry);
            }
            TimerWatch timers = forward ? clientTimers : serverTimers;
            if (timers != null) {
                timers.sent(nowPs);
            }
            return entry;
        }

        private FlowTally tally(TcpSegment segment) {
            int port = forward ? segment.destinationPort() : segment.sourcePort();
            return tallies[Math.max(0, Math.min(tallies.length - 1, port - firstPort))];
        }

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {
            LoggedPacket entry = underWay.remove(packet);
            if (entry == null) {
                entry = enter(nowPs, packet);
            }
            entry.dropped(fate);
            if (forward) {
                FlowTally tally = tally((TcpSegment) packet.payload());
                if (fate == Fate.QUEUE_FULL) {
                    tally.queueDrops++;
                } else {
                    tally.losses++;
                }
            }
        }

        @Override
        public void delivered(long nowPs, Packet packet) {
            LoggedPacket entry = underWay.remove(packet);
            TimerWatch timers = forward ? serverTimers : clientTimers;
            if (entry != null && timers != null) {
                timers.received(nowPs, entry);
            }
        }

        @Override
        public void rescheduled(long nowPs) {}

        @Override
        public void waits(long startPs, Packet packet) {}
    }
}
