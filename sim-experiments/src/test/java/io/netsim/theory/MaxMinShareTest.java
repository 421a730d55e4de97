package io.netsim.theory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaxMinShareTest {
    /** Bertsekas and Gallager, "Data Networks", example 6.5.1: one long flow and short ones over links of capacity 1 and 2. */
    @Test
    void theExampleOfTheTextbookComesOut() {
        MaxMinShare filling = new MaxMinShare(ImmutableMap.of("one", 1.0, "two", 2.0));
        ImmutableMap<String, Double> both = ImmutableMap.of("one", 1.0, "two", 1.0);
        ImmutableMap<String, Double> first = ImmutableMap.of("one", 1.0);
        ImmutableMap<String, Double> second = ImmutableMap.of("two", 1.0);
        assertThat(filling.of(List.of(both, first, second))).containsExactly(0.5, 0.5, 1.5);
    }

    /** Three flows on the first link, one of which shares the second with one more: 1/3 each, and what is left, 2/3. */
    @Test
    void whatBottleneckedFlowsLeaveGoesToOthers() {
        MaxMinShare filling = new MaxMinShare(ImmutableMap.of("one", 3.0, "two", 3.0));
        ImmutableMap<String, Double> first = ImmutableMap.of("one", 1.0);
        ImmutableMap<String, Double> both = ImmutableMap.of("one", 1.0, "two", 1.0);
        ImmutableMap<String, Double> second = ImmutableMap.of("two", 1.0);
        assertThat(filling.of(List.of(first, first, both, second))).containsExactly(1, 1, 1, 2);
    }

    @Test
    void headersMakeTheRateSmaller() {
        MaxMinShare filling = new MaxMinShare(ImmutableMap.of("wire", 15.0));
        assertThat(filling.of(List.of(ImmutableMap.of("wire", 1.5)))).containsExactly(10);
    }

    @Test
    void otherLoadIsTakenOffBefore() {
        MaxMinShare filling = new MaxMinShare(ImmutableMap.of("wire", 15.0));
        filling.load("wire", 5);
        assertThat(filling.of(List.of(ImmutableMap.of("wire", 1.0)))).containsExactly(10);
    }

    @Test
    void nothingIsLeftUnderTooMuchOtherLoad() {
        MaxMinShare filling = new MaxMinShare(ImmutableMap.of("wire", 15.0));
        filling.load("wire", 16);
        assertThat(filling.of(List.of(ImmutableMap.of("wire", 1.0)))).containsExactly(0);
    }

    /** Data of each on the other's acknowledgements: 1 + 1/10 on both links. */
    @Test
    void flowsAgainstEachOtherMakeRoomForAcknowledgements() {
        MaxMinShare filling = new MaxMinShare(ImmutableMap.of("there", 11.0, "back", 11.0));
        assertThat(filling.of(List.of(
                        ImmutableMap.of("there", 1.0, "back", 0.1), ImmutableMap.of("back", 1.0, "there", 0.1))))
                .containsExactly(10, 10);
    }

    @Test
    void withoutLinksThereIsNoBound() {
        assertThat(new MaxMinShare(ImmutableMap.of()).of(List.of(ImmutableMap.of("wire", 1.0))))
                .containsExactly(Double.POSITIVE_INFINITY);
    }
}
