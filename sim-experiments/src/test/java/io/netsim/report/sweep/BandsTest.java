package io.netsim.report.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandsTest {
    private static Map<String, Object> with(double x) {
        return Spec.map("k", "m", "x", x, "l", 1.0, "h", 2.0);
    }

    private static Map<String, Object> without(double x) {
        return Spec.map("k", "m", "x", x);
    }

    @Test
    void neighboursWithIntervalsAreOneBandWhateverTheirOrderInTheTable() {
        Map<String, Object> first = with(1);
        Map<String, Object> second = with(2);
        Map<String, Object> third = with(3);
        Bands.mark(List.of(third, first, second));
        assertThat(first.get("g")).isNotNull().isEqualTo(second.get("g")).isEqualTo(third.get("g"));
    }

    @Test
    void aBandEndsWhereAPointHasNoInterval() {
        Map<String, Object> before = with(2);
        Map<String, Object> after = with(4);
        Bands.mark(List.of(with(1), before, without(3), after, with(5)));
        assertThat(after.get("g")).isNotNull().isNotEqualTo(before.get("g"));
    }

    @Test
    void anIntervalWithoutNeighboursIsAnErrorBar() {
        Map<String, Object> alone = with(2);
        Bands.mark(List.of(without(1), alone, without(3)));
        assertThat(alone).containsKey("e").doesNotContainKey("g");
    }
}
