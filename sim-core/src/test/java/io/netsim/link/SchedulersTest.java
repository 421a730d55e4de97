package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.TestPayload;
import io.netsim.queue.DropTailLimit;
import io.netsim.queue.DropTailQueue;
import io.netsim.queue.MarkReason;
import io.netsim.queue.QueueDiscipline;
import io.netsim.queue.QueueDisciplines;
import io.netsim.queue.QueueEvents;
import io.netsim.queue.QueueSettings;
import io.netsim.queue.TrafficClass;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedulers and token buckets against closed forms; the class of a packet is its DSCP. */
class SchedulersTest {
    private static final int MTU = 1500;

    private static QueueSettings settings(
            ImmutableList<TrafficClass> classes, ImmutableMap<String, Double> values, QueueEvents events) {
        RandomStream random = new RandomStreams(1, 0).stream("queue", "test");
        return new QueueSettings(DropTailLimit.UNLIMITED, classes, values, TestWire.RATE, MTU, random, events);
    }

    private static TrafficClass dscp(int codepoint, double weight) {
        return new TrafficClass(
                "c" + codepoint,
                1L << codepoint,
                TrafficClass.ANY_PROTOCOL,
                weight,
                events -> new DropTailQueue(settings(ImmutableList.of(), ImmutableMap.of(), events)));
    }

    private static QueueDiscipline queue(
            String name, ImmutableMap<String, Double> values, QueueEvents events, TrafficClass... classes) {
        return QueueDisciplines.find().get(name).create(settings(ImmutableList.copyOf(classes), values, events));
    }

    private static Packet packet(int dscp, int bytes) {
        Packet packet = TestPayload.packet(dscp, bytes);
        packet.trafficClass(dscp << 2);
        return packet;
    }

    /** The largest differences, over all intervals, of the bytes by weight that two classes with packets send. */
    private static double unfairness(String name, ImmutableMap<String, Double> values, double... weights) {
        QueueDiscipline queue = queue(name, values, new Nobody(), dscp(0, weights[0]), dscp(1, weights[1]));
        SplittableRandom random = new SplittableRandom(5);
        double highest = 0;
        double lowest = 0;
        double ahead = 0;
        for (int i = 0; i < 4; i++) {
            queue.enqueue(packet(i & 1, MTU), 0);
        }
        for (int i = 0; i < 50_000; i++) {
            Packet sent = Objects.requireNonNull(queue.dequeue(i));
            ahead += (sent.dscp() == 0 ? 1 : -1) * sent.sizeBytes() / weights[sent.dscp()];
            highest = Math.max(highest, ahead);
            lowest = Math.min(lowest, ahead);
            int size = sent.dscp() == 0 ? 40 + random.nextInt(MTU - 39) : MTU; // unlike sizes, equal only by weight
            queue.enqueue(packet(sent.dscp(), size), i);
        }
        return highest - lowest;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 5, 20})
    void weightedFairQueueingKeepsTheBoundOfGoyal(double weight) {
        assertThat(unfairness("wfq", ImmutableMap.of(), 1, weight)).isLessThanOrEqualTo(MTU + MTU / weight + 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 5, 20})
    void deficitRoundRobinKeepsTheBoundOfShreedharAndVarghese(double weight) {
        double quantum = 600;
        assertThat(unfairness("drr", ImmutableMap.of("quantum", quantum), 1, weight))
                .isLessThanOrEqualTo(quantum + MTU + MTU / weight + 1e-6);
    }

    @Test
    void aBusyClassOfHigherPriorityStarvesOthers() {
        QueueDiscipline queue = queue("strict_priority", ImmutableMap.of(), new Nobody(), dscp(46, 1), dscp(0, 1));
        queue.enqueue(packet(0, 100), 0);
        for (int i = 0; i < 1000; i++) {
            queue.enqueue(packet(46, 100), i);
            assertThat(queue.dequeue(i))
                    .isNotNull()
                    .satisfies(sent -> assertThat(sent.dscp()).isEqualTo(46));
        }
        assertThat(queue.dequeue(1000))
                .isNotNull()
                .satisfies(sent -> assertThat(sent.dscp()).isZero());
    }

    /** W₁ = R ÷ (1 − ρ₁), W₂ = R ÷ ((1 − ρ₁)(1 − ρ)) with R = ½ Σ λᵢ sᵢ² (Cobham, Operations Research 2, 1954). */
    @Test
    void prioritiesWaitAsCobhamSays() {
        double first = 0.3; // load of small packets of high priority
        double second = 0.5;
        double residual = 0.5 * (first * 400 + second * MTU);
        SummaryStatistics[] waits = new PriorityLink(first, 400, second, MTU).run();
        double[] theory = {residual / (1 - first), residual / ((1 - first) * (1 - first - second))};
        for (int i = 0; i < 2; i++) {
            double half = new TDistribution(null, (double) (waits[i].getN() - 1)).inverseCumulativeProbability(0.9995)
                    * waits[i].getStandardDeviation()
                    / StrictMath.sqrt((double) waits[i].getN());
            assertThat(waits[i].getMean()).as("class %s", i).isCloseTo(theory[i], within(half));
            assertThat(half).isLessThan(0.1 * theory[i]);
        }
    }

    /** Poisson arrivals of two classes at a link of one byte a nanosecond; batch means of waits in byte times. */
    private static final class PriorityLink implements LinkObserver, PacketReceiver {
        private static final int BATCHES = 30;
        private static final int BATCH = 20_000;
        private final Simulator simulator = new Simulator();
        private final LinkDirection link;
        private final SummaryStatistics[] means = {new SummaryStatistics(), new SummaryStatistics()};
        private final double[] sums = new double[2];
        private final int[] counts = new int[2];

        PriorityLink(double load0, int size0, double load1, int size1) {
            link = new LinkDirection(
                    simulator,
                    new EventOwner(0),
                    new LinkSettings("a", TestWire.RATE, 0, DropTailLimit.UNLIMITED, MTU, 0)
                            .with(
                                    events ->
                                            queue("strict_priority", ImmutableMap.of(), events, dscp(0, 1), dscp(1, 1)),
                                    null),
                    null,
                    this,
                    this);
            link.observe(this);
            arrivals(0, size0, load0 / size0);
            arrivals(1, size1, load1 / size1);
        }

        private void arrivals(int number, int size, double perByteTime) {
            RandomStream gaps = new RandomStreams(3, number).stream("test", "gaps");
            Event next = new Event(new EventOwner(1 + number)) {
                @Override
                protected void fire(long nowPs) {
                    link.offer(packet(number, size));
                    simulator.schedule(
                            this, nowPs + Math.round(gaps.nextExponential() / perByteTime * Time.NANOSECOND));
                }
            };
            simulator.schedule(next, 0);
        }

        SummaryStatistics[] run() {
            simulator.run(Time.NEVER, Long.MAX_VALUE);
            return means;
        }

        @Override
        public void started(long nowPs, Packet packet) {
            int number = packet.dscp();
            sums[number] += (double) (nowPs - packet.queuedPs()) / Time.NANOSECOND;
            if (++counts[number] == BATCH) {
                means[number].addValue(sums[number] / BATCH);
                sums[number] = 0;
                counts[number] = 0;
            }
            if (means[0].getN() >= BATCHES && means[1].getN() >= BATCHES) {
                simulator.stop();
            }
        }

        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {}

        @Override
        public void rescheduled(long nowPs) {}

        @Override
        public void waits(long startPs, Packet packet) {}

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {
            throw new AssertionError("nothing may be dropped");
        }

        @Override
        public void delivered(long nowPs, Packet packet) {}

        @Override
        public void receive(Packet packet) {}

        @Override
        public void lost(Packet packet, Fate fate) {}

        @Override
        public void duplicated(Packet copy) {}
    }

    /** After the burst, packet n of b bytes goes when n × b − burst more bytes have come at the rate. */
    @Test
    void aShaperSendsAtTheInstantsOfTheClosedForm() {
        TestWire wire = new TestWire(new LinkSettings("a", TestWire.RATE, 0, DropTailLimit.UNLIMITED, MTU, 0)
                .with(events -> shaper(events, 8e6, 3000), null));
        List<String> expected = new ArrayList<>();
        long freeNs = 0;
        for (int n = 1; n <= 20; n++) {
            wire.offer(0, n, 1000);
            long start = Math.max(freeNs, Math.max(0, (n * 1000L - 3000) * 1000)); // 1 µs a byte
            freeNs = start + 1000;
            expected.add(n + "@" + freeNs);
        }
        assertThat(wire.run().received).isEqualTo(expected);
    }

    private static QueueDiscipline shaper(QueueEvents events, double rate, double burst) {
        return queue("shaper", ImmutableMap.of("rate", rate, "burst", burst), events, dscp(0, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_500, 5_000_000, 900_000_000})
    void noWindowHasMoreThanBurstAndRateAllow(long burst) {
        double rate = 7_777_777;
        QueueDiscipline policer =
                queue("policer", ImmutableMap.of("rate", rate, "burst", (double) burst), new Nobody(), dscp(0, 1));
        SplittableRandom random = new SplittableRandom(burst);
        double excess = 0; // bytes beyond the rate in the window that ends now and has most of them
        double most = 0;
        long lastPs = 0;
        long nowPs = 0;
        for (int i = 0; i < 1_000_000; i++) {
            nowPs += random.nextInt(8) == 0 ? random.nextLong(5 * Time.MILLISECOND) : 1;
            policer.enqueue(packet(0, 40 + random.nextInt(MTU - 39)), nowPs);
            Packet passed = policer.dequeue(nowPs);
            if (passed != null) {
                excess = Math.max(0, excess - (nowPs - lastPs) * rate / 8e12) + passed.sizeBytes();
                most = Math.max(most, excess);
                lastPs = nowPs;
            }
        }
        assertThat(most).isLessThanOrEqualTo(burst + 1e-3).isGreaterThan(Math.min(burst, 100_000_000) * 0.9 - MTU);
    }

    private static final class Nobody implements QueueEvents {
        @Override
        public void dropped(Packet packet, Fate fate) {}

        @Override
        public void marked(Packet packet, MarkReason reason) {}
    }
}
