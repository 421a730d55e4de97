package io.netsim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netsim.rfc.Verifies;
import io.netsim.spec.read.Glob;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Families of measured scenarios, each about one mechanism: all of them, but for those recorded as different, agree. */
final class LinuxFamiliesTest {
    private static void agree(String glob) throws IOException {
        ImmutableSet<String> recorded = ImmutableSet.copyOf(
                Files.readAllLines(LinuxMeasurements.folder().resolve("agreeing.txt")));
        assertThat(LinuxMeasurements.verdicts())
                .filteredOn(verdict -> recorded.contains(verdict.name()))
                .filteredOn(verdict -> Glob.of(glob).matches(verdict.name()))
                .isNotEmpty()
                .allMatch(ScenarioVerdict::agrees);
    }

    @Test
    @Verifies({"RFC8985:probe", "RFC8985:probe-time", "RFC8985:probe-once", "RFC8985:probe-loss"})
    void lostTailIsRepairedByAProbe() throws IOException {
        agree("short_*_last*_10m_*");
    }

    @Test
    @Verifies({"RFC8985:rack-time", "RFC8985:dupthresh", "RFC2018:scoreboard", "RFC6675:is-lost", "RFC6675:next-seg"})
    void lossInTheMiddleIsRepairedWithoutATimeout() throws IOException {
        agree("short_*_mid[13]_*");
    }

    @Test
    @Verifies("RFC8985:lost-retransmission")
    void lostRetransmissionIsFound() throws IOException {
        agree("short_*_midrtx*");
    }

    @Test
    @Verifies({"RFC8985:reorder-window", "RFC8985:rack-timer"})
    void withoutTheDuplicateThresholdTheReorderingWindowIsWaitedFor() throws IOException {
        agree("short_*_rec4");
    }

    @Test
    @Verifies({"RFC6937:prr", "RFC6937:reduction-bound", "RFC6675:pipe", "RFC6675:threshold", "RFC6675:recovery-point"})
    void burstOfLossesIsRepairedAtAReducedRate() throws IOException {
        agree("short_*_burst20_*");
    }

    @Test
    @Verifies({
        "RFC3522:detect",
        "RFC4015:resume",
        "RFC4015:restore",
        "RFC5682:respond",
        "RFC9438:undo",
        "RFC7323:rttm",
        "RFC7323:clock"
    })
    void needlessTimeoutIsUndone() throws IOException {
        agree("short_*_spurious_*");
    }

    @Test
    @Verifies({"RFC5682:detect-sack", "RFC2018:timeout-clears", "RFC6298:restart", "RFC6298:sample-per-round"})
    void outageIsSurvivedByTheTimer() throws IOException {
        agree("short_*_outage_*");
    }

    @Test
    @Verifies("RFC2883:sender-undo")
    void reorderedSegmentIsRepairedNeedlesslyAndItShows() throws IOException {
        agree("short_*_reorder_*");
    }

    @Test
    @Verifies({"RFC9438:slow-start", "RFC9438:fast-convergence", "RFC9438:cubic-growth", "RFC9406:delay-increase"})
    void longTransfersOfCubicHaveLinuxsWindows() throws IOException {
        agree("bulk_cubic_*");
    }

    @Test
    @Verifies("RFC7661:validation")
    void windowThatIsNotUsedDoesNotGrow() throws IOException {
        agree("short_*_none_*");
    }
}
