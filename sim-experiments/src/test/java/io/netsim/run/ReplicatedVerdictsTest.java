package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.run.ReplicatedVerdicts.Verdict;
import io.netsim.statistics.StudentT;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of 1, 2, 3, 4, 5 the mean is 3, its 95 % interval by Student's t with 4 degrees of freedom (2.776) is 3 ± 1.963. */
final class ReplicatedVerdictsTest {
    private static final Double[] VALUES = {1.0, 2.0, 3.0, 4.0, 5.0};

    private static Verdict judge(@Nullable Double atLeast, @Nullable Double atMost, @Nullable Double... values) {
        ReplicatedVerdicts verdicts = new ReplicatedVerdicts(new StudentT(0.95));
        for (Double value : values) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            told.put("entity", "a");
            told.put("value", value);
            Map<String, @Nullable Object> asked = new LinkedHashMap<>();
            asked.put("that", "x");
            asked.put("at_least", atLeast);
            asked.put("at_most", atMost);
            asked.put("values", List.of(told));
            verdicts.add(List.of(asked));
        }
        return new ArrayList<>(verdicts.judge()).get(0);
    }

    @Test
    void wholeIntervalMustMeetTheBounds() {
        assertThat(judge(1.03, null, VALUES).met()).isTrue();
        assertThat(judge(1.04, null, VALUES).met()).isFalse();
        assertThat(judge(null, 4.97, VALUES).met()).isTrue();
        assertThat(judge(null, 4.96, VALUES).met()).isFalse();
        assertThat(judge(1.03, 4.96, VALUES).met()).isFalse();
    }

    @Test
    void boundWithinTheIntervalDecidesNothing() {
        assertThat(judge(1.04, null, VALUES).text())
                .startsWith("undecided: the mean of a is 3, its interval 1.0368 to 4.9632 ");
        assertThat(judge(4.96, null, VALUES).text()).startsWith("undecided");
        assertThat(judge(4.97, null, VALUES).text()).endsWith("lies beyond the bound");
    }

    @Test
    void runWithoutAValueMeetsNoBound() {
        Verdict verdict = judge(0.0, null, 1.0, null, 2.0);
        assertThat(verdict.met()).isFalse();
        assertThat(verdict.text()).isEqualTo("there is a value in 2 of 3 runs only");
    }

    @Test
    void oneReplicationMeetsNoBound() {
        assertThat(judge(0.0, null, 1.0).met()).isFalse();
        assertThat(judge(0.0, null, 1.0).text()).contains("no interval");
    }

    @Test
    void whatNeverVariesIsJudgedItself() {
        assertThat(judge(0.0, 0.0, 0.0, 0.0, 0.0).met()).isTrue();
        assertThat(judge(1.0, null, 0.0, 0.0, 0.0).met()).isFalse();
    }
}
