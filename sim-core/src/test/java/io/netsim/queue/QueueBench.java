package io.netsim.queue;

import com.google.common.collect.ImmutableMap;
import io.netsim.address.IpAddress;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.TestPayload;
import io.netsim.random.RandomStreams;
import io.netsim.time.BitRate;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue discipline in front of a transmitter of constant rate, in virtual time: packets are offered at instants, each
 * leaves when the one before has been sent, as on a link.
 */
final class QueueBench implements QueueEvents {
    static final long MS = Time.MILLISECOND;
    static final int MTU = 1500;
    private static final IpAddress FROM = IpAddress.parse("10.0.0.1");
    private static final IpAddress TO = IpAddress.parse("10.0.0.2");

    /** What has left. */
    record Sent(Packet packet, long atPs) {
        long waitedPs() {
            return atPs - packet.queuedPs();
        }
    }

    /** What was dropped or marked. */
    record Note(long atPs, String what, Packet packet) {}

    final List<Sent> sent = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final QueueDiscipline queue;
    private final BitRate rate;
    private long nowPs;
    private long freePs;
    private int number;

    QueueBench(QueueDisciplineFactory factory, long rateBps, DropTailLimit limit, ImmutableMap<String, Double> values) {
        this(factory, rateBps, limit, values, 1);
    }

    QueueBench(
            QueueDisciplineFactory factory,
            long rateBps,
            DropTailLimit limit,
            ImmutableMap<String, Double> values,
            long seed) {
        rate = new BitRate(rateBps);
        queue = factory.create(new QueueSettings(
                limit, values, rateBps, MTU, new RandomStreams(seed, 0).stream("queue", "test"), this));
    }

    static Packet packet(int number, int bytes, int flowHash, int ecn) {
        TestPayload payload = new TestPayload(number, bytes - Packet.HEADER_BYTES, 253, 0, -1, 0);
        Packet packet = new Packet(FROM, TO, payload, flowHash, 64, 0);
        packet.ecn(ecn);
        return packet;
    }

    /** A packet of flow 0 that cannot be marked. */
    Packet offer(long atPs, int bytes) {
        return offer(atPs, bytes, 0, Packet.NOT_ECT);
    }

    Packet offer(long atPs, int bytes, int flowHash, int ecn) {
        Packet packet = packet(number++, bytes, flowHash, ecn);
        sendUntil(atPs);
        nowPs = atPs;
        packet.queuedPs(atPs);
        queue.enqueue(packet, atPs);
        sendUntil(atPs);
        return packet;
    }

    /** Sends everything whose turn comes up to then, and at it. */
    void sendUntil(long untilPs) {
        while (queue.packets() > 0 && Math.max(freePs, nowPs) <= untilPs) {
            nowPs = Math.max(freePs, nowPs);
            Packet next = queue.dequeue(nowPs);
            if (next == null) {
                return;
            }
            sent.add(new Sent(next, nowPs));
            freePs = nowPs + rate.serialisationPs(next.sizeBytes());
        }
    }

    @Override
    public void dropped(Packet packet, Fate fate) {
        notes.add(new Note(nowPs, fate.label(), packet));
    }

    @Override
    public void marked(Packet packet, MarkReason reason) {
        notes.add(new Note(nowPs, reason.label(), packet));
    }

    List<Note> notes(String what) {
        return notes.stream().filter(note -> note.what().equals(what)).toList();
    }

    long sentBytes(int flowHash, long fromPs) {
        return sent.stream()
                .filter(each -> each.packet().flowHash() == flowHash && each.atPs() >= fromPs)
                .mapToLong(each -> each.packet().sizeBytes())
                .sum();
    }

    @Nullable
    Sent sent(Packet packet) {
        return sent.stream().filter(each -> each.packet() == packet).findFirst().orElse(null);
    }
}
