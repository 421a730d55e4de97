package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import io.netsim.queue.DropTailLimit;
import io.netsim.queue.DropTailQueue;
import io.netsim.queue.QueueSettings;
import io.netsim.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instants are in microseconds; the wire adds 10 µs. */
class OpportunityTraceTest {
    private static final long US = 1_000_000;

    private static ImmutableLongArray microseconds(long... instants) {
        ImmutableLongArray.Builder ps = ImmutableLongArray.builder();
        for (long instant : instants) {
            ps.add(instant * US);
        }
        return ps.build();
    }

    private static TestWire wire(long... instants) {
        return new TestWire(new LinkSettings("a.forward", 1, 10 * US, DropTailLimit.UNLIMITED, 1500, 4)
                .with(
                        events -> new DropTailQueue(new QueueSettings(
                                DropTailLimit.UNLIMITED,
                                ImmutableMap.of(),
                                1,
                                1500,
                                new RandomStreams(1, 0).stream("queue", "test"),
                                events)),
                        new OpportunityTrace(microseconds(instants), 1504)));
    }

    @Test
    void aSaturatingSourceDeliversAtEachOpportunityOfEachRound() {
        long[] instants = {0, 3, 3, 3, 7, 20, 20, 41};
        TestWire wire = wire(instants);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            wire.offer(0, i, 1500);
            long at = i / instants.length * 41L + instants[i % instants.length];
            expected.add(i + "@" + (at + 10) * 1000);
        }
        assertThat(wire.run().received).isEqualTo(expected);
    }

    @Test
    void packetsShareAnOpportunityAndTakeSeveral() {
        TestWire wire = wire(5, 9, 14);
        wire.offer(0, 1, 748).offer(0, 2, 748).offer(0, 3, 300).offer(0, 4, 1500);
        assertThat(wire.run().received).containsExactly("1@15000", "2@15000", "3@19000", "4@24000");
    }

    @Test
    void whatNobodyUsesIsGone() {
        TestWire wire = wire(5, 9, 14);
        wire.offer(0, 1, 100).offer(6_000, 2, 1500).offer(9_500, 3, 100).offer(1_000_000, 4, 100);
        assertThat(wire.run().received)
                .containsExactly("1@15000", "2@19000", "3@24000", "4@" + (1_000 / 14 * 14 + 9 + 10) * 1000);
    }

    @Test
    void aTraceThatTakesNoTimeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OpportunityTrace(microseconds(0, 0), 1504));
    }

    @Test
    void aRateSetLaterEndsTheTrace() {
        TestWire wire = wire(5, 9, 14);
        wire.offer(0, 1, 1496).offer(0, 2, 1496).at(6_000, each -> each.link.setRate(12_000_000_000L));
        assertThat(wire.run().received).containsExactly("1@15000", "2@19000");
        wire.offer(100_000, 3, 1496).run();
        assertThat(wire.received).contains("3@111000");
    }
}
