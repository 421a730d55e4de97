package io.netsim.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SpecRecordsTest {
    @Test
    void namesAreInNaturalOrder() {
        assertThat(ImmutableList.sortedCopyOf(
                        NaturalOrder.INSTANCE,
                        ImmutableList.of("host10", "host2", "host02", "a", "host", "host1b", "host1")))
                .containsExactly("a", "host", "host1", "host1b", "host02", "host2", "host10");
    }

    @Test
    void meansAreThoseOfTheDistributions() {
        assertThat(new DistributionSpec.Uniform(0, 10).mean()).isEqualTo(5);
        assertThat(new DistributionSpec.Pareto(2, 100, null).mean()).isEqualTo(200);
        assertThat(new DistributionSpec.Pareto(1, 100, null).mean()).isInfinite();
        assertThat(new DistributionSpec.Lognormal(100, 1).mean()).isCloseTo(164.872, within(1e-3));
    }

    @Test
    void meanOfATruncatedParetoIsThatOfItsDraws() {
        for (double shape : new double[] {0.8, 1, 1.5}) {
            DistributionSpec.Pareto pareto = new DistributionSpec.Pareto(shape, 100, 10_000L);
            SplittableRandom random = new SplittableRandom(7);
            double share = 1 - Math.pow(0.01, shape);
            double sum = 0;
            int draws = 200_000;
            for (int i = 0; i < draws; i++) {
                sum += 100 / Math.pow(1 - random.nextDouble() * share, 1 / shape);
            }
            assertThat(pareto.mean()).isCloseTo(sum / draws, within(0.02 * pareto.mean()));
        }
    }

    @Test
    void meanOfAnEmpiricalDistributionIsLinearBetweenItsPoints() {
        DistributionSpec.Empirical empirical = new DistributionSpec.Empirical(ImmutableList.of(
                new DistributionSpec.Quantile(0, 0),
                new DistributionSpec.Quantile(10, 0.5),
                new DistributionSpec.Quantile(110, 1)));
        assertThat(empirical.mean()).isEqualTo(2.5 + 30);
    }

    @Test
    void laterSettingsWin() {
        UdpSpec later = new UdpSpec(5L, null);
        assertThat(UdpSpec.NONE.overlaidBy(later)).isEqualTo(later);
        assertThat(later.overlaidBy(UdpSpec.NONE)).isEqualTo(later);
    }
}
