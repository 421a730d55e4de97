package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

/** The algorithms by name, as plug-ins are found. */
class CongestionControlsTest {
    private final CongestionControls all = CongestionControls.find();

    @Test
    void builtInsAreFoundInTheOrderOfTheirNames() {
        assertThat(all.names())
                .containsExactly("bbr", "cubic", "dctcp", "dctcp_l4s", "newreno", "reno", "tahoe", "vegas");
    }

    @Test
    void eachStartsWithTheInitialWindowAndHasASummary() {
        for (CongestionControlFactory factory : all.all()) {
            for (boolean linux : new boolean[] {true, false}) {
                CongestionControl control = factory.start(
                        linux
                                ? CongestionSettings.linux(1448, 14480, Long.MAX_VALUE)
                                : CongestionSettings.standard(1448, 14480, Long.MAX_VALUE));
                assertThat(control.cwndBytes()).as(factory.name()).isEqualTo(14480);
                assertThat(control.ssthreshBytes()).as(factory.name()).isEqualTo(Long.MAX_VALUE);
            }
            assertThat(factory.summary()).isNotBlank().doesNotContain("\n");
        }
    }

    @Test
    void runsShareNoFactories() {
        assertThat(CongestionControls.find().get("cubic"))
                .isNotSameAs(CongestionControls.find().get("cubic"));
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> all.get("cubik"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no congestion control 'cubik'; there are bbr, cubic, dctcp, dctcp_l4s, newreno, reno, tahoe, vegas");
    }

    @Test
    void aParameterThatThereIsNotIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> all.check("vegas", ImmutableMap.of("delta", 1.0)))
                .hasMessage("congestion control 'vegas' has no parameter 'delta'; it has alpha, beta, gamma");
        assertThatThrownBy(() -> all.check("reno", ImmutableMap.of("delta", 1.0)))
                .hasMessage("congestion control 'reno' has no parameter 'delta'; it has none");
        all.check("dctcp", ImmutableMap.of("g", 0.5));
    }

    @Test
    void twoOfTheSameNameAreAMistake() {
        assertThatThrownBy(() -> CongestionControls.of(ImmutableList.of(new BuiltIns.Tahoe(), new BuiltIns.Tahoe())))
                .hasMessageContaining("two congestion controls have the name 'tahoe'");
    }

    @Test
    void tahoeRenoAndNewRenoDifferInWhatTheyAskOfRecovery() {
        CongestionSettings settings = CongestionSettings.standard(1000, 10_000, Long.MAX_VALUE);
        assertThat(all.get("tahoe").start(settings).fastRecovery()).isFalse();
        assertThat(all.get("reno").start(settings).fastRecovery()).isTrue();
        assertThat(all.get("reno").start(settings).partialAckEndsRecovery()).isTrue();
        assertThat(all.get("newreno").start(settings).partialAckEndsRecovery()).isFalse();
        assertThat(all.get("bbr").start(settings).governsRecovery()).isTrue();
        assertThat(all.get("cubic").start(settings).governsRecovery()).isFalse();
    }
}
