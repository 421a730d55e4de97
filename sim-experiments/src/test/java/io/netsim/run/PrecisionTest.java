package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.results.Observation;
import io.netsim.spec.ReplicationsSpec;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    private static Precision precision(double bound, boolean relative, String... at) {
        return new Precision(
                new ReplicationsSpec(
                        3,
                        10,
                        new ReplicationsSpec.Precision(
                                bound, relative, "flow.goodput_bps", "mean", ImmutableList.copyOf(at))),
                0.95);
    }

    private static PointSamples samples(double... values) {
        PointSamples samples = new PointSamples();
        for (int run = 0; run < values.length; run++) {
            samples.begin(run);
            samples.add(new Observation("a", "flow.flows", "count", 1));
            samples.add(new Observation("a", "flow.goodput_bps", "mean", values[run]));
            samples.add(new Observation("a/7", "flow.goodput_bps", "mean", 1000 * run));
        }
        return samples;
    }

    /** 9, 10, 11: mean 10, sd 1, and Student's 97.5 % quantile with two degrees of freedom is 4.3027: half width 2.484. */
    @Test
    void comparesHalfTheWidthOfTheIntervalWithTheBound() {
        assertThat(precision(2.49, false).reached(samples(9, 10, 11))).isTrue();
        assertThat(precision(2.48, false).reached(samples(9, 10, 11))).isFalse();
        assertThat(precision(0.249, true).reached(samples(9, 10, 11))).isTrue();
        assertThat(precision(0.248, true).reached(samples(9, 10, 11))).isFalse();
    }

    @Test
    void asksForTheLeastNumberOfRunsHoweverPreciseTheyAre() {
        assertThat(precision(1, true).reached(samples(10, 10.1))).isFalse();
    }

    @Test
    void endsWithTheMostRunsHoweverUncertainTheyAre() {
        assertThat(precision(0.001, true).reached(samples(1, 9, 1, 9, 1, 9, 1, 9, 1, 9)))
                .isTrue();
    }

    @Test
    void looksAtWhatIsNamedAlone() {
        assertThat(precision(0.249, true, "a/7").reached(samples(9, 10, 11))).isFalse();
    }

    @Test
    void goesOnForNothingThatNoRunHas() {
        Precision precision = precision(0.249, true, "b");
        assertThat(precision.reached(samples(9, 10))).isFalse();
        assertThat(precision.reached(samples(9, 10, 11))).isTrue();
        assertThat(precision.shortfall(samples(9, 10, 11))).contains("no run has flow.goodput_bps");
    }

    @Test
    void saysWhenTheMostRunsWereNotEnough() {
        PointSamples uncertain = samples(1, 9, 1, 9, 1, 9, 1, 9, 1, 9);
        assertThat(precision(0.001, true).shortfall(uncertain))
                .contains("not known as well as 'until' asks after 'max', 10");
        assertThat(precision(1, true).shortfall(uncertain)).isNull();
    }

    @Test
    void foreseesMoreRunsTheLessIsKnown() {
        assertThat(precision(0.2, true).foreseen(samples(9, 10, 11))).isEqualTo(4);
        assertThat(precision(0.15, true).foreseen(samples(9, 10, 11))).isEqualTo(6);
        assertThat(precision(0.01, true).foreseen(samples(9, 10, 11))).isEqualTo(10);
    }
}
