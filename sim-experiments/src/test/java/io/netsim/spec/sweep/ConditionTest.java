package io.netsim.spec.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionTest {
    private static final ImmutableMap<String, String> POINT =
            ImmutableMap.of("cc", "reno", "rate", "1 Gbps", "flows", "10", "sack", "true", "loss", "1 %");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cc == 'reno'",
                "rate > 500 Mbps",
                "rate == 1000 Mbps",
                "not (cc == 'cubic')",
                "sack",
                "not not sack",
                "cc == 'cubic' or flows >= 10 and rate <= 1 Gbps",
                "flows == 10 and cc != \"cubic\"",
                "loss < 2 %",
                "((sack))",
                "500 Mbps<rate",
                "flows > 9 or cc == 'x' and not sack",
                "flows > -1"
            })
    void holds(String text) throws ConditionParser.Malformed {
        assertThat(ConditionParser.parse(text, POINT.keySet()).holds(POINT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cc == 'cubic'",
                "rate > 1 Gbps",
                "not sack",
                "sack and flows < 10",
                "false",
                "not (sack or false)"
            })
    void doesNotHold(String text) throws ConditionParser.Malformed {
        assertThat(ConditionParser.parse(text, POINT.keySet()).holds(POINT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cc ==",
                "cc = 'reno'",
                "(sack",
                "sack)",
                "sack sack",
                "cc == reno",
                "rate > 5 Mbs",
                "and",
                "cc == 'reno",
                "§"
            })
    void malformedConditionsAreTold(String text) {
        assertThatThrownBy(() -> ConditionParser.parse(text, POINT.keySet()))
                .isInstanceOf(ConditionParser.Malformed.class);
    }

    @Test
    void deepNestingIsToldAndDoesNotOverflow() {
        assertThatThrownBy(() -> ConditionParser.parse("(".repeat(5_000), POINT.keySet()))
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void textsHaveNoOrder() throws ConditionParser.Malformed {
        Condition condition = ConditionParser.parse("cc < 'z'", POINT.keySet());
        assertThatThrownBy(() -> condition.holds(POINT)).hasMessageContaining("have no order");
    }
}
