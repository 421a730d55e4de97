package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.NodeClock;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.TestPayload;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens for every packet allocates nothing beyond the packet. */
class AllocationTest {
    private static final int TIMES = 1_000_000;
    private static final long ALLOWED_BYTES = 64 * 1024;

    private static final class Sink implements PacketReceiver {
        private int received;

        @Override
        public void receive(Packet packet) {
            received++;
        }

        @Override
        public void lost(Packet packet, Fate fate) {}

        @Override
        public void duplicated(Packet copy) {}
    }

    private final Simulator simulator = new Simulator();
    private final EventOwner owner = new EventOwner(0);

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        action.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    /** Repeats an action every {@code gapPs}, for ever. */
    private void repeat(long gapPs, Runnable action) {
        simulator.schedule(
                new Event(owner) {
                    @Override
                    protected void fire(long nowPs) {
                        action.run();
                        simulator.schedule(this, nowPs + gapPs);
                    }
                },
                0);
    }

    private long pump(@Nullable Impairments impairments) {
        Sink sink = new Sink();
        LinkSettings settings =
                new LinkSettings("a", TestWire.RATE, TestWire.DELAY, DropTailLimit.packets(20), 1500, 0);
        LinkDirection link = new LinkDirection(simulator, owner, settings, impairments, sink, sink);
        Packet packet = TestPayload.packet(0, 1000);
        repeat(Time.MICROSECOND * 9 / 10, () -> link.offer(packet)); // 11 % too much
        simulator.run(Time.NEVER, 100_000);
        long allocated = allocatedBy(() -> simulator.run(Time.NEVER, 100_000 + 2L * TIMES));
        assertThat(sink.received).isGreaterThan(TIMES * 9 / 10);
        return allocated;
    }

    @Test
    void aPlainLinkAllocatesNothing() {
        assertThat(pump(null)).isLessThan(ALLOWED_BYTES);
    }

    @Test
    void aLossyLinkAllocatesNothing() {
        RandomStream stream = new RandomStreams(1, 0).stream("test", "loss");
        LossModel loss = new BernoulliLoss(PacketSelector.ANY, 0.01, stream::nextDouble);
        assertThat(pump(new Impairments(
                        ImmutableList.of(loss), ImmutableList.of(), ImmutableList.of(), null, new LinkEpoch())))
                .isLessThan(ALLOWED_BYTES);
    }

    @Test
    void aTimerIsArmedAgainAndCancelledWithoutGarbage() {
        int[] expiries = {0};
        NodeClock clock = new NodeClock(simulator, owner);
        Alarm often = clock.newAlarm(() -> expiries[0]++);
        Alarm never = clock.newAlarm(() -> expiries[0]++);
        repeat(1000, () -> {
            never.setAt(simulator.nowPs() + 100_000);
            if (often.isSet() && simulator.nowPs() % 3000 == 0) {
                often.cancel();
            } else {
                often.setAt(simulator.nowPs() + 500);
            }
        });
        simulator.run(Time.NEVER, 100_000);
        assertThat(allocatedBy(() -> simulator.run(Time.NEVER, 100_000 + 2L * TIMES)))
                .isLessThan(ALLOWED_BYTES);
        assertThat(expiries[0]).isGreaterThan(TIMES / 4);
    }
}
