package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueParameter.Kind;
import io.netsim.time.BitRate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Flow queueing with CoDel (RFC 8290): flows are hashed to queues, each under CoDel of its own, which take turns by deficit
 * round robin. A queue that was empty is new and goes first, for one quantum.
 *
 * <p>An idle transmitter does not ask, so queues that have become empty are taken off the lists when the next packet comes
 * after the last transmission has ended; the end is that of the rate the link began with.
 */
public final class FqCoDelQueue implements QueueDiscipline {
    static final QueueParameter FLOWS = new QueueParameter(
            "flows", Kind.COUNT, 1024, 1, 65536, "queues that flows are hashed to (RFC 8290 §5.2.5)");
    static final QueueParameter QUANTUM = new QueueParameter(
            "quantum",
            Kind.SIZE,
            1514,
            1,
            1_000_000,
            "what a queue may send in its turn: an MTU with the Ethernet header (RFC 8290 §5.2.4)");
    static final QueueParameter MEMORY = new QueueParameter(
            "memory_limit",
            Kind.SIZE,
            32 << 20,
            1,
            1L << 40,
            "bytes that may wait in all, beside the limit (Linux: 32 MiB)");
    static final QueueParameter BATCH = new QueueParameter(
            "drop_batch",
            Kind.PACKETS,
            64,
            1,
            1_000_000,
            "beyond the limit half of the longest queue is dropped, at most so many packets (RFC 8290 §4.1)");

    /** The queue of the flows with one hash, with its place in a list. */
    private static final class FlowQueue {
        final PacketFifo waiting = new PacketFifo();
        final CoDelState codel;

        @Nullable
        FlowQueue next;

        long deficit;
        boolean listed;

        FlowQueue(CoDelParameters parameters, QueueEvents events) {
            codel = new CoDelState(waiting, parameters, events);
        }
    }

    /** Queues that take turns. */
    private static final class Turns {
        @Nullable
        FlowQueue head;

        @Nullable
        FlowQueue tail;

        void add(FlowQueue flow) {
            if (tail == null) {
                head = flow;
            } else {
                tail.next = flow;
            }
            tail = flow;
        }

        void removeHead() {
            FlowQueue first = head;
            if (first != null) {
                head = first.next;
                first.next = null;
                if (head == null) {
                    tail = null;
                }
            }
        }
    }

    private final @Nullable FlowQueue[] flows;
    private final Turns newFlows = new Turns();
    private final Turns oldFlows = new Turns();
    private final CoDelParameters codel;
    private final QueueEvents events;
    private final DropTailLimit limit;
    private final long memory;
    private final int quantum;
    private final int batch;
    private final long seed;
    private final @Nullable BitRate rate;

    private int packets;
    private long bytes;
    /** When the transmitter has sent what it got last. */
    private long sentPs;

    public FqCoDelQueue(QueueSettings settings) {
        this.flows = new @Nullable FlowQueue[(int) settings.whole(FLOWS)];
        this.codel = CoDelParameters.of(settings);
        this.events = settings.events();
        this.limit = settings.limit();
        this.memory = settings.whole(MEMORY);
        this.quantum = (int) settings.whole(QUANTUM);
        this.batch = (int) settings.whole(BATCH);
        this.seed = settings.random().nextLong();
        this.rate = settings.rateBps() == BitRate.INFINITE ? null : new BitRate(settings.rateBps());
    }

    /** Which queue the flows of a hash have. */
    int bucket(int flowHash) {
        long h = seed + flowHash * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return (int) ((h >>> 33) * flows.length >>> 31);
    }

    @Override
    public void enqueue(Packet packet, long nowPs) {
        if (packets == 0 && nowPs >= sentPs) {
            forgetEmpty(newFlows);
            forgetEmpty(oldFlows);
        }
        FlowQueue flow = flow(bucket(packet.flowHash()));
        flow.waiting.add(packet);
        packets++;
        bytes += packet.sizeBytes();
        if (!flow.listed) {
            flow.listed = true;
            flow.deficit = quantum;
            newFlows.add(flow);
        }
        while (packets > limit.maxPackets() || bytes > Math.min(limit.maxBytes(), memory)) {
            dropFromLongest();
        }
    }

    private FlowQueue flow(int bucket) {
        FlowQueue flow = flows[bucket];
        if (flow == null) {
            flow = new FlowQueue(codel, events);
            flows[bucket] = flow;
        }
        return flow;
    }

    private static void forgetEmpty(Turns turns) {
        for (FlowQueue flow = turns.head; flow != null; flow = turns.head) {
            turns.removeHead();
            flow.listed = false;
        }
    }

    /** Drops the first half, but not more than a batch, of the queue that has most bytes. */
    private void dropFromLongest() {
        FlowQueue longest = longerOf(longerOf(null, newFlows), oldFlows);
        if (longest == null) {
            return;
        }
        int drops = Math.min(batch, (longest.waiting.packets() + 1) / 2);
        for (int i = 0; i < drops; i++) {
            Packet packet = longest.waiting.poll();
            if (packet != null) {
                gone(packet);
                events.dropped(packet, Fate.QUEUE_FULL);
            }
        }
    }

    private static @Nullable FlowQueue longerOf(@Nullable FlowQueue longest, Turns turns) {
        FlowQueue found = longest;
        for (FlowQueue flow = turns.head; flow != null; flow = flow.next) {
            if (found == null || flow.waiting.bytes() > found.waiting.bytes()) {
                found = flow;
            }
        }
        return found;
    }

    private void gone(Packet packet) {
        packets--;
        bytes -= packet.sizeBytes();
    }

    /** RFC 8290 §4.2. */
    @Override
    public @Nullable Packet dequeue(long nowPs) {
        while (true) {
            boolean isNew = newFlows.head != null;
            Turns turns = isNew ? newFlows : oldFlows;
            FlowQueue flow = turns.head;
            if (flow == null) {
                return null;
            }
            if (flow.deficit <= 0) {
                flow.deficit += quantum;
                turns.removeHead();
                oldFlows.add(flow);
                continue;
            }
            int waited = flow.waiting.packets();
            long waitedBytes = flow.waiting.bytes();
            Packet packet = flow.codel.dequeue(nowPs);
            packets -= waited - flow.waiting.packets();
            bytes -= waitedBytes - flow.waiting.bytes();
            if (packet != null) {
                flow.deficit -= packet.sizeBytes();
                sentPs = nowPs + (rate == null ? 0 : rate.serialisationPs(packet.sizeBytes()));
                return packet;
            }
            turns.removeHead();
            if (isNew) {
                oldFlows.add(flow); // or a flow of single packets would always be new
            } else {
                flow.listed = false;
            }
        }
    }

    @Override
    public int packets() {
        return packets;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void drain(Consumer<Packet> sink) {
        drain(newFlows, sink);
        drain(oldFlows, sink);
        packets = 0;
        bytes = 0;
    }

    private static void drain(Turns turns, Consumer<Packet> sink) {
        for (FlowQueue flow = turns.head; flow != null; flow = flow.next) {
            flow.waiting.drain(sink);
        }
        forgetEmpty(turns);
    }

    /** Named {@code fq_codel}. */
    public static final class Factory implements QueueDisciplineFactory {
        @Override
        public String name() {
            return "fq_codel";
        }

        @Override
        public String summary() {
            return "a queue with CoDel for each flow, by deficit round robin; new flows go first (RFC 8290)";
        }

        @Override
        public ImmutableList<QueueParameter> parameters() {
            return ImmutableList.<QueueParameter>builder()
                    .addAll(CoDelParameters.ALL)
                    .add(FLOWS, QUANTUM, MEMORY, BATCH)
                    .build();
        }

        @Override
        public QueueDiscipline create(QueueSettings settings) {
            return new FqCoDelQueue(settings);
        }
    }
}
