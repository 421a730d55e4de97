package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsim.random.Constant;
import io.netsim.random.Exponential;
import io.netsim.time.Time;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class PoissonTransfersTest {
    private static final int PER_SECOND = 200;

    private static AppScene run(String pairs, double stop, PoissonTransfers.Settings settings, double until) {
        AppScene scene = AppScene.with();
        return scene.run(new PoissonTransfers(scene.traffic("poisson_transfers[0]", pairs, stop), settings), until);
    }

    @Test
    void allPairsTogetherArriveAtTheGivenRate() {
        AppScene scene = run("a>b b>c c>a a>c", 20, new PoissonTransfers.Settings(PER_SECOND, new Constant(500)), 30);
        double expected = 20.0 * PER_SECOND;
        assertThat((double) scene.opened.size()).isCloseTo(expected, within(3.29 * StrictMath.sqrt(expected)));
        double fromA =
                scene.opened.stream().filter(flow -> flow.source().equals("a")).count();
        assertThat(fromA).isCloseTo(expected / 2, within(3.29 * StrictMath.sqrt(expected / 2)));
        double toC = scene.opened.stream()
                .filter(flow -> flow.destination().equals("c"))
                .count();
        assertThat(toC).isCloseTo(expected / 2, within(3.29 * StrictMath.sqrt(expected / 2)));
    }

    @Test
    void gapsAreExponential() {
        AppScene scene = run("a>b b>c c>a", 10, new PoissonTransfers.Settings(PER_SECOND, new Constant(500)), 10);
        double[] gaps = new double[scene.opened.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Time.toSeconds(
                    scene.opened.get(i + 1).startPs() - scene.opened.get(i).startPs());
        }
        assertThat(new KolmogorovSmirnovTest()
                        .kolmogorovSmirnovTest(new ExponentialDistribution(null, 1.0 / PER_SECOND), gaps))
                .isGreaterThan(0.001);
    }

    @Test
    void eachTransferIsAFlowWithANumber() {
        AppScene scene = run("a>b c>b", 5, new PoissonTransfers.Settings(20, new Exponential(5000)), 60);
        for (int i = 0; i < scene.opened.size(); i++) {
            assertThat(scene.opened.get(i).id()).isEqualTo("poisson_transfers[0]/" + i);
        }
        assertThat(scene.opened).extracting(Flow::stream).doesNotHaveDuplicates();
    }

    @Test
    void everyTransferEndsAndKeepsNumbersOnly() {
        AppScene scene = run("a>b c>b", 20, new PoissonTransfers.Settings(50, new Exponential(5000)), 60);
        assertThat(scene.opened).hasSizeGreaterThan(800).allSatisfy(flow -> {
            assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
            assertThat(flow.isEnded()).isTrue();
            assertThat(flow.liveStatistics()).isNull();
            assertThat(flow.deliveredBytes()).isEqualTo(flow.sentBytes()).isPositive();
            assertThat(flow.roundTrips()).isNotNull();
        });
        assertThat(scene.ended).hasSameSizeAs(scene.opened);
    }

    @Test
    void beginsAtTheEarliestStartOfAHostsPairs() {
        AppScene scene = run("a>b@3 a>c@4", 5, new PoissonTransfers.Settings(PER_SECOND, new Constant(500)), 5);
        assertThat(scene.opened.get(0).startPs()).isBetween(3 * Time.SECOND, Time.ofSeconds(3.1));
    }

    @Test
    void theRateMustBePositive() {
        assertThatThrownBy(() -> new PoissonTransfers.Settings(0, new Constant(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
