package io.netsim.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkRulesTest {
    private static Impairments of(String direction, String... rules) throws FolderException {
        return LinkRules.of(ImmutableList.copyOf(rules), direction, new LinkEpoch(), "x");
    }

    @Test
    void rangesStandForAllTheirNumbers() {
        assertThat(LinkRules.numbers("5,7-9")).containsExactly(5L, 7L, 8L, 9L);
    }

    @Test
    void rulesOfTheOtherDirectionAreLeftOut() throws FolderException {
        assertThat(of("f", "r:ack:3-6", "f:syn:1").losses()).hasSize(1);
    }

    @Test
    void delaysAndHoldsAreNoLosses() throws FolderException {
        Impairments impairments = of("f", "f:delay:35:30", "f:hold:450:1100");
        assertThat(impairments.losses()).isEmpty();
        assertThat(impairments.delays()).hasSize(1);
        assertThat(impairments.holds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f:data:5",
                "f:ack:1-3",
                "f:pkt:2",
                "f:every:50",
                "f:off:49232:3",
                "f:syn:1",
                "f:synack:1",
                "f:fin:1",
                "f:bern:0.01:1",
                "f:bernack:0.1:5",
                "f:bernall:0.1:5",
                "f:ge:0.01:0.3:0.5:0:1",
                "f:out:0:1e9"
            })
    void everyKindOfLossIsKnown(String rule) throws FolderException {
        assertThat(of("f", rule).losses()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:data:5", "f:data", "f:data:five", "f:nothing:1", "f:off:5", "f:bern:2:1"})
    void whatIsNoRuleIsAnError(String rule) {
        assertThatThrownBy(() -> of("f", rule))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining(rule);
    }
}
