package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import io.netsim.packet.Fate;
import io.netsim.packet.TestPayload;
import io.netsim.random.Distribution;
import io.netsim.random.Exponential;
import io.netsim.random.Normal;
import io.netsim.random.RandomStreams;
import io.netsim.random.Uniform;
import io.netsim.time.Time;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jitter and traces of delay on a link that takes 10 µs and sends 1000 B in 1 µs. */
class DelayVariationTest {
    /** The given values in microseconds, then nothing. */
    private static DelayVariation values(double... microseconds) {
        int[] next = {0};
        return now -> next[0] < microseconds.length ? Math.round(microseconds[next[0]++] * Time.MICROSECOND) : 0;
    }

    private static TestWire three(TestWire wire) {
        return wire.offer(0, 1, 1000).offer(0, 2, 1000).offer(0, 3, 1000).run();
    }

    @Test
    void keptPacketsWaitForTheOneInFront() {
        assertThat(three(new TestWire(false, values(5, 1, 7))).received)
                .containsExactly("1@16000", "2@16000", "3@20000");
    }

    @Test
    void freePacketsOvertake() {
        TestWire wire = three(new TestWire(true, values(5, 1, 7)));
        assertThat(wire.received).containsExactly("2@13000", "1@16000", "3@20000");
        assertThat(wire.link.counters().overtaken()).isEqualTo(1);
    }

    @Test
    void aVariationMayShortenTheDelayButNotBelowNothing() {
        assertThat(three(new TestWire(false, values(-4, -40, 0))).received)
                .containsExactly("1@7000", "2@7000", "3@13000");
        assertThat(three(new TestWire(true, values(-4, -40, 0))).received)
                .containsExactly("2@2000", "1@7000", "3@13000");
    }

    @Test
    void severalVariationsAddUp() {
        assertThat(three(new TestWire(false, values(5, 5, 5), values(-2, -2, -2))).received)
                .containsExactly("1@14000", "2@15000", "3@16000");
    }

    @Test
    void waitingPacketsKeepTheirVariationWhenTheRateChanges() {
        for (boolean overtaking : new boolean[] {false, true}) {
            TestWire wire = new TestWire(overtaking, values(2, 2, 2));
            wire.at(500, w -> w.link.setRate(TestWire.RATE / 2));
            assertThat(three(wire).received).containsExactly("1@13000", "2@15000", "3@17000");
        }
    }

    @Test
    void aShorterDelayUnderWayBringsNothingBackInTime() {
        TestWire wire = new TestWire(true, values(0, 0, 0));
        wire.at(500, w -> {
            w.link.setDelay(Time.MICROSECOND);
            w.link.setRate(TestWire.RATE / 2);
        });
        assertThat(three(wire).numbers()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void freePacketsAreHeldInWindowsToo() {
        TestWire wire = new TestWire(true, values(0, 4));
        Objects.requireNonNull(wire.link.impairments())
                .holds(ImmutableList.of(new HoldWindow(12 * Time.MICROSECOND, 20 * Time.MICROSECOND)));
        wire.offer(0, TestPayload.packet(1, 1000, 6, 0));
        wire.offer(0, TestPayload.packet(2, 1000, 6, 0));
        assertThat(wire.run().received).containsExactly("1@11000", "2@20000");
    }

    @Test
    void packetsUnderWayAreCountedAndLostWithTheLink() {
        TestWire wire = new TestWire(true, values(5, 1, 7));
        wire.offer(0, 1, 1000).offer(0, 2, 1000).runUntil(12_500);
        assertThat(wire.link.packetsInFlight()).isEqualTo(2);
        assertThat(wire.link.bytesInFlight()).isEqualTo(2000);
        wire.link.setDown(true);
        assertThat(wire.lost).containsExactly("2@12500 link_down", "1@12500 link_down");
    }

    @Test
    void cutsLoseWhatIsUnderWayUntilTheyAreHealed() {
        for (boolean overtaking : new boolean[] {false, true}) {
            TestWire wire = new TestWire(overtaking, values(3));
            Impairments impairments = Objects.requireNonNull(wire.link.impairments());
            PacketFilter all = packet -> true;
            wire.offer(0, 1, 1000).offer(30_000, 2, 1000).offer(60_000, 3, 1000);
            wire.at(2_000, w -> impairments.cut(all)).at(42_000, w -> impairments.heal(all));
            wire.run();
            assertThat(wire.lost).containsExactly("1@14000 partitioned", "2@41000 partitioned");
            assertThat(wire.numbers()).containsExactly(3);
            assertThat(wire.link.counters().drops(Fate.PARTITIONED)).isEqualTo(2);
        }
    }

    static Stream<Arguments> distributions() {
        double us = Time.MICROSECOND;
        return Stream.of(
                Arguments.of(new Uniform(0, 9 * us), new UniformRealDistribution(0, 9)),
                Arguments.of(new Exponential(4 * us), new ExponentialDistribution(null, 4)),
                Arguments.of(new Normal(5 * us, us), new NormalDistribution(null, 5, 1)),
                // Draws below −10 µs, which the delay would cut off, are not to be expected.
                Arguments.of(new Normal(0, 2 * us), new NormalDistribution(null, 0, 2)));
    }

    /** With order free each packet's delay is a draw of its own; packets stand far apart, so that none waits. */
    @ParameterizedTest
    @MethodSource("distributions")
    void delaysOfPacketsFollowTheDistribution(Distribution distribution, RealDistribution oracle) {
        for (long seed = 1; seed <= 5; seed++) {
            TestWire wire = new TestWire(
                    true, new Jitter(distribution, new RandomStreams(seed, 0).stream("link/a.forward", "jitter")));
            int count = 2000;
            for (int i = 0; i < count; i++) {
                wire.offer(1_000_000L * i, i, 1000);
            }
            double[] extra = wire.run().received.stream()
                    .mapToDouble(note -> {
                        long at = Long.parseLong(note.substring(note.indexOf('@') + 1));
                        return (at % 1_000_000 - 11_000) / 1000.0;
                    })
                    .toArray();
            assertThat(extra).hasSize(count);
            assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(oracle, extra))
                    .as("seed %d", seed)
                    .isGreaterThan(0.0001);
        }
    }

    @Test
    void aTraceOfDelaysIsFollowedPacketByPacket() {
        Trace trace = new Trace(
                ImmutableLongArray.of(), ImmutableDoubleArray.of(3 * Time.MICROSECOND, 7 * Time.MICROSECOND), true);
        TestWire wire = new TestWire(false, new TraceDelay(trace));
        for (int i = 1; i <= 4; i++) {
            wire.offer(100_000L * i, i, 1000);
        }
        assertThat(wire.run().received).containsExactly("1@114000", "2@218000", "3@314000", "4@418000");
    }
}
