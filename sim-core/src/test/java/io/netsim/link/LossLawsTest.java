package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.TestPayload;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stochastic loss models against their laws, over many seeds. */
class LossLawsTest {
    private static final int SEEDS = 40;
    private static final int PACKETS = 20_000;

    private static RandomStream stream(long seed) {
        return new RandomStreams(seed, 0).stream("link/wire.forward", "loss 0");
    }

    private static boolean[] losses(LossModel model, int bytes, int count) {
        Packet packet = TestPayload.packet(1, bytes);
        boolean[] lost = new boolean[count];
        for (int i = 0; i < count; i++) {
            lost[i] = model.decide(packet, 0, -1) != null;
        }
        return lost;
    }

    private static double share(boolean[] lost) {
        int count = 0;
        for (boolean each : lost) {
            count += each ? 1 : 0;
        }
        return (double) count / lost.length;
    }

    /** The 99.9 % interval of the mean over the seeds holds the expected value. */
    private static void assertMean(double[] samples, double expected) {
        double half = new TDistribution(null, samples.length - 1).inverseCumulativeProbability(0.9995)
                * Math.sqrt(StatUtils.variance(samples) / samples.length);
        assertThat(StatUtils.mean(samples)).isBetween(expected - half, expected + half);
        // An interval that is far too wide would hold anything.
        assertThat(half).isLessThan(0.1 * expected);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.25, 0, 1", "0.02, 0.5, 0, 0.8", "0.005, 0.1, 0.002, 0.6", "0.3, 0.1, 0.01, 0.5"})
    void gilbertAndElliottLoseTheShareOfTheirStates(double p, double r, double good, double bad) {
        double[] shares = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomStream stream = stream(seed);
            LossModel model = new GilbertElliottLoss(PacketSelector.ANY, p, r, good, bad, stream::nextDouble);
            losses(model, 1000, 1000); // from the good state, in which it starts, to the long run
            shares[seed] = share(losses(model, 1000, PACKETS));
        }
        double inBad = p / (p + r);
        assertMean(shares, (1 - inBad) * good + inBad * bad);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.25", "0.05, 0.5", "0.02, 0.1"})
    void simpleGilbertBurstsAreGeometric(double p, double r) {
        List<Integer> bursts = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomStream stream = stream(seed);
            lengths(
                    losses(new GilbertElliottLoss(PacketSelector.ANY, p, r, 0, 1, stream::nextDouble), 1000, PACKETS),
                    bursts,
                    gaps);
        }
        assertGeometric(bursts, r);
        assertGeometric(gaps, p);
    }

    /** Lengths of runs of losses and of packets that got through, the first and last run, which are cut off, left out. */
    private static void lengths(boolean[] lost, List<Integer> bursts, List<Integer> gaps) {
        int start = -1;
        for (int i = 1; i < lost.length; i++) {
            if (lost[i] != lost[i - 1]) {
                if (start >= 0) {
                    (lost[i - 1] ? bursts : gaps).add(i - start);
                }
                start = i;
            }
        }
    }

    private static void assertGeometric(List<Integer> lengths, double stop) {
        // Commons Math counts failures before the first success: one less than the length.
        GeometricDistribution law = new GeometricDistribution(null, stop);
        int classes = law.inverseCumulativeProbability(0.95) + 1;
        double[] expected = new double[classes + 1];
        long[] observed = new long[classes + 1];
        for (int k = 0; k < classes; k++) {
            expected[k] = law.probability(k) * lengths.size();
        }
        expected[classes] = (1 - law.cumulativeProbability(classes - 1)) * lengths.size();
        lengths.forEach(length -> observed[Math.min(length - 1, classes)]++);
        assertThat(lengths.size()).isGreaterThan(1000);
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(0.001);
    }

    @ParameterizedTest
    @CsvSource({"1e-5, 1500, 0", "1e-5, 40, 0", "1e-4, 500, 38", "1e-3, 1500, 0"})
    void bitErrorsLosePacketsByTheirLength(double rate, int bytes, int overhead) {
        double[] shares = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomStream stream = stream(seed);
            LossModel model = new BitErrorLoss(PacketSelector.ANY, rate, overhead, stream::nextDouble);
            shares[seed] = share(losses(model, bytes, PACKETS));
        }
        assertMean(shares, 1 - Math.pow(1 - rate, 8.0 * (bytes + overhead)));
    }

    @Test
    void bitErrorsOfPacketsOfDifferentLengthsDoNotMix() {
        BitErrorLoss loss = new BitErrorLoss(PacketSelector.ANY, 1e-4, 0, () -> 0.5);
        // 1 − 0.9999^12000 = 0.70, 1 − 0.9999^800 = 0.08
        assertThat(loss.decide(TestPayload.packet(1, 1500), 0, -1)).isEqualTo(Fate.BIT_ERROR);
        assertThat(loss.decide(TestPayload.packet(2, 100), 0, -1)).isNull();
        assertThat(loss.decide(TestPayload.packet(3, 1500), 0, -1)).isEqualTo(Fate.BIT_ERROR);
    }

    @Test
    void noBitErrorsLoseNothingAndCertainOnesEverything() {
        assertThat(new BitErrorLoss(PacketSelector.ANY, 0, 0, () -> 0).decide(TestPayload.packet(1, 1500), 0, -1))
                .isNull();
        assertThat(new BitErrorLoss(PacketSelector.ANY, 1, 0, () -> 0.999).decide(TestPayload.packet(1, 20), 0, -1))
                .isEqualTo(Fate.BIT_ERROR);
    }

    @Test
    void anOutageComesAgainAndAgain() {
        OutageLoss outage = new OutageLoss(10, 12, 5, true);
        StringBuilder lost = new StringBuilder();
        for (int now = 8; now < 24; now++) {
            lost.append(outage.decide(TestPayload.packet(1, 100), now, -1) == Fate.OUTAGE ? 'x' : '.');
        }
        assertThat(lost).hasToString("..xx...xx...xx..");
    }

    @Test
    void anOutageSinceTheStartNeedsNoTcp() {
        assertThat(new OutageLoss(0, 10).decide(TestPayload.packet(1, 100), 5, -1))
                .isNull();
        assertThat(new OutageLoss(0, 10, 0, true).decide(TestPayload.packet(1, 100), 5, -1))
                .isEqualTo(Fate.OUTAGE);
        assertThat(new OutageLoss(0, 10, 0, true).decide(TestPayload.packet(1, 100), 10, -1))
                .isNull();
    }

    @Test
    void onlyEverySoManyThPacketMayBeHeldBack() {
        RandomReordering third = new RandomReordering(1, 3, 7, () -> 0.5);
        long[] extra = new long[7];
        for (int i = 0; i < 7; i++) {
            extra[i] = third.extraPs(TestPayload.packet(i, 100));
        }
        assertThat(extra).containsExactly(0, 0, 7, 0, 0, 7, 0);
    }
}
