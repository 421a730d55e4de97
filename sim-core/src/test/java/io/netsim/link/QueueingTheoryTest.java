package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.engine.Event;
import io.netsim.engine.EventOwner;
import io.netsim.engine.Simulator;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.TestPayload;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.time.Time;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Waiting times of one link under Poisson arrivals against closed forms (Kleinrock, Queueing Systems I, 1975, §5.7): the
 * theory must lie in the 99.9 % interval of 30 batch means. Sizes average 6000 bytes, so that the smallest packet and the
 * largest cut an exponential distribution by less than 0.03 % of its second moment.
 */
class QueueingTheoryTest {
    private static final int MEAN_BYTES = 6000;
    private static final int BATCHES = 30;
    private static final int BATCH = 20_000;
    private static final long SERVICE_PS = 48 * Time.MICROSECOND; // of a mean packet at 1 Gbit/s

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8})
    void exponentialSizesWaitAsMm1Says(double load) {
        new Experiment(load, true).check(load / (1 - load));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8})
    void equalSizesWaitAsMd1Says(double load) {
        new Experiment(load, false).check(load / (2 * (1 - load)));
    }

    private static final class Experiment implements LinkObserver, PacketReceiver {
        private final Simulator simulator = new Simulator();
        private final RandomStream gaps = new RandomStreams(11, 0).stream("test", "gaps");
        private final RandomStream sizes = new RandomStreams(11, 0).stream("test", "sizes");
        private final double load;
        private final boolean exponential;
        private final LinkDirection link;
        private final Packet equal = TestPayload.packet(0, MEAN_BYTES);
        private final SummaryStatistics batchMeans = new SummaryStatistics();
        private double sum;
        private int count;
        private boolean warm;

        Experiment(double load, boolean exponential) {
            this.load = load;
            this.exponential = exponential;
            this.link = new LinkDirection(
                    simulator,
                    new EventOwner(0),
                    new LinkSettings("a", 1_000_000_000, 0, DropTailLimit.UNLIMITED, 65_535, 0),
                    null,
                    this,
                    this);
            link.observe(this);
        }

        void check(double expectedServices) {
            Event arrivals = new Event(new EventOwner(1)) {
                @Override
                protected void fire(long nowPs) {
                    link.offer(exponential ? randomPacket() : equal);
                    double gap = gaps.nextExponential() * SERVICE_PS / load;
                    simulator.schedule(this, nowPs + Math.round(gap));
                }
            };
            simulator.schedule(arrivals, 0);
            simulator.run(Time.NEVER, Long.MAX_VALUE);
            double t = new TDistribution(null, BATCHES - 1).inverseCumulativeProbability(0.9995);
            double halfWidth = t * batchMeans.getStandardDeviation() / StrictMath.sqrt(BATCHES);
            assertThat(batchMeans.getMean() / SERVICE_PS).isCloseTo(expectedServices, within(halfWidth / SERVICE_PS));
            assertThat(halfWidth / SERVICE_PS)
                    .as("the interval means something")
                    .isLessThan(0.15 * expectedServices);
            long now = simulator.nowPs();
            assertThat(link.counters().utilization(now)).isCloseTo(load, within(0.02));
            // Little's law, which holds for every path.
            double arrivalsPerPs = (double) link.counters().packets() / now;
            double mean = link.counters().queueDelay().meanPs();
            assertThat(link.counters().meanWaiting(now)).isCloseTo(arrivalsPerPs * mean, within(1e-3));
        }

        private Packet randomPacket() {
            double bytes = sizes.nextExponential() * MEAN_BYTES;
            return TestPayload.packet(0, (int) Math.max(20, Math.min(65_535, Math.round(bytes))));
        }

        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {
            sum += startPs - nowPs;
            if (++count == BATCH) {
                if (warm) {
                    batchMeans.addValue(sum / BATCH);
                }
                warm = true;
                sum = 0;
                count = 0;
                if (batchMeans.getN() == BATCHES) {
                    simulator.stop();
                }
            }
        }

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
}
