package io.netsim.link;

import com.google.common.collect.ImmutableList;
import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.TestPayload;
import io.netsim.queue.DropTailLimit;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One link direction with both ends noted. It carries 1000 bytes in 1 µs (8 Gbit/s) and takes 10 µs to cross unless told
 * otherwise; times in notes are in nanoseconds.
 */
final class TestWire implements PacketReceiver {
    static final long RATE = 8_000_000_000L;
    static final long DELAY = 10 * Time.MICROSECOND;

    final Simulator simulator = new Simulator();
    final List<String> received = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    final List<Integer> copies = new ArrayList<>();
    final LinkEpoch epoch = new LinkEpoch();
    final LinkDirection link;

    private final EventOwner owner = new EventOwner(1);
    private final EventOwner actions = new EventOwner(0);

    TestWire() {
        this(DropTailLimit.UNLIMITED);
    }

    TestWire(DropTailLimit limit) {
        this(new LinkSettings("a.forward", RATE, DELAY, limit, 1500, 0), ImmutableList.of(), ImmutableList.of());
    }

    TestWire(LinkSettings settings) {
        this(settings, ImmutableList.of(), ImmutableList.of());
    }

    /** With losses. */
    TestWire(LossModel... losses) {
        this(unlimited(), ImmutableList.copyOf(losses), ImmutableList.of());
    }

    TestWire(LinkSettings settings, LossModel loss) {
        this(settings, ImmutableList.of(loss), ImmutableList.of());
    }

    /** With delays. */
    TestWire(DelayRule rule) {
        this(unlimited(), ImmutableList.of(), ImmutableList.of(rule));
    }

    private TestWire(LinkSettings settings, ImmutableList<LossModel> losses, ImmutableList<DelayRule> delays) {
        Impairments impairments = losses.isEmpty() && delays.isEmpty()
                ? null
                : new Impairments(losses, delays, ImmutableList.of(), null, epoch);
        link = new LinkDirection(simulator, owner, settings, impairments, this, this);
    }

    /** With held deliveries and duplication. */
    TestWire(ImmutableList<HoldWindow> holds, @Nullable Duplication duplication) {
        Impairments impairments = new Impairments(ImmutableList.of(), ImmutableList.of(), holds, duplication, epoch);
        link = new LinkDirection(simulator, owner, unlimited(), impairments, this, this);
    }

    /** With variations of the delay. */
    TestWire(boolean overtaking, DelayVariation... variations) {
        this(ImmutableList.of(), null);
        Impairments impairments = link.impairments();
        if (impairments != null) {
            impairments.variations(ImmutableList.copyOf(variations), overtaking);
        }
    }

    static LinkSettings unlimited() {
        return new LinkSettings("a.forward", RATE, DELAY, DropTailLimit.UNLIMITED, 1500, 0);
    }

    /** At so many nanoseconds, in front of what the link does then. */
    TestWire at(long ns, Consumer<TestWire> action) {
        Event event = new Event(actions) {
            @Override
            protected void fire(long nowPs) {
                action.accept(TestWire.this);
            }
        };
        simulator.schedule(event, ns * Time.NANOSECOND);
        return this;
    }

    TestWire offer(long ns, int number, int bytes) {
        return offer(ns, TestPayload.packet(number, bytes));
    }

    TestWire offer(long ns, Packet packet) {
        return at(ns, wire -> link.offer(packet));
    }

    TestWire run() {
        simulator.run(Time.NEVER, Long.MAX_VALUE);
        return this;
    }

    /** Runs up to and with everything at so many nanoseconds. */
    TestWire runUntil(long ns) {
        simulator.run(ns * Time.NANOSECOND + 1, Long.MAX_VALUE);
        return this;
    }

    /** The numbers of the packets received, in order. */
    List<Integer> numbers() {
        return received.stream()
                .map(note -> Integer.valueOf(note.substring(0, note.indexOf('@'))))
                .toList();
    }

    private String note(Packet packet) {
        return TestPayload.number(packet) + "@" + simulator.nowPs() / Time.NANOSECOND;
    }

    @Override
    public void receive(Packet packet) {
        received.add(note(packet));
    }

    @Override
    public void lost(Packet packet, Fate fate) {
        lost.add(note(packet) + " " + fate.label());
    }

    @Override
    public void duplicated(Packet copy) {
        copies.add(TestPayload.number(copy));
    }
}
