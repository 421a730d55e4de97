package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsim.link.ListLoss;
import io.netsim.link.PacketSelector;
import io.netsim.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Frames every 20 ms, made from 0 on, against a player with a delay of 60 ms: all by hand, in milliseconds. */
class PlayoutTest {
    private final AppScene scene = AppScene.with();
    private final Clock clock = scene.host("b").clock();

    /** Frame n is made at 20 n and arrives at the n-th instant; never at a negative one. */
    private Playout played(boolean waits, double... arrivals) {
        Playout playout = new Playout(clock, AppScene.ps(20), AppScene.ps(60), waits);
        for (int i = 0; i < arrivals.length; i++) {
            int frame = i;
            clock.newAlarm(() -> playout.made(clock.nowPs())).setAt(AppScene.ps(20 * i));
            if (arrivals[i] >= 0) {
                clock.newAlarm(() -> playout.arrived(frame)).setAt(AppScene.ps(arrivals[i]));
            }
        }
        clock.newAlarm(playout::finished).setAt(AppScene.ps(20 * (arrivals.length - 1) + 1));
        scene.run(10);
        return playout;
    }

    private static void assertFrames(Playout playout, long played, long gaps) {
        assertThat(playout.playedFrames()).isEqualTo(played);
        assertThat(playout.gapFrames()).isEqualTo(gaps);
    }

    private static void assertStalls(Playout playout, long stalls, double ms) {
        assertThat(playout.stalls()).isEqualTo(stalls);
        assertThat(playout.stallPs()).isEqualTo(AppScene.ps(ms));
    }

    /** Arrived at 10, 30, 50: played at 70, 90, 110. */
    @Test
    void framesThatAreThereArePlayedOneAfterTheOther() {
        Playout playout = played(false, 10, 30, 50);
        assertFrames(playout, 3, 0);
        assertThat(AppScene.ms(playout.frameDelays())).isEqualTo(70);
        assertThat(playout.silentShare()).isZero();
    }

    /** Frame 1 is due at 90. */
    @Test
    void aFrameThatComesTooLateIsAGap() {
        Playout playout = played(false, 10, 91, 50, 70);
        assertFrames(playout, 3, 1);
        assertThat(playout.silentShare()).isEqualTo(0.25);
    }

    @Test
    void aFrameThatComesWhenItIsDueIsPlayed() {
        assertFrames(played(false, 10, 90, 50, 70), 4, 0);
    }

    @Test
    void aFrameThatNeverComesIsAGapEvenAtTheEnd() {
        assertFrames(played(false, 10, 30, -1, 70, -1), 3, 2);
    }

    /** Frame 1 arrives first, at 30, and is played at 90; frame 0 is due at 70. */
    @Test
    void aStragglerFromBeforeTheFirstArrivalIsPlayedInItsPlace() {
        Playout playout = played(false, 65, 30, 50);
        assertFrames(playout, 3, 0);
        assertThat(AppScene.ms(playout.frameDelays())).isEqualTo(70);
    }

    /** Frame 4 is the first, at 90: frame 0 would have been due at 70, frame 1 is due at 90. */
    @Test
    void framesThatCannotBePlayedInTimeBeforeTheFirstArrivalAreGaps() {
        assertFrames(played(false, -1, -1, -1, -1, 90, 110), 2, 4);
    }

    @Test
    void whereNothingArrivesEveryFrameIsAGap() {
        Playout playout = played(false, -1, -1, -1);
        assertFrames(playout, 0, 3);
        assertThat(playout.silentShare()).isEqualTo(1);
        assertThat(playout.frameDelays()).isNull();
    }

    /** Frame 1 is due at 90 and comes at 250 with the two behind it; they are played at 250, 270, 290. */
    @Test
    void aPlayerThatWaitsStallsOnceForABurstThatComesLate() {
        Playout playout = played(true, 10, 250, 250, 250);
        assertFrames(playout, 4, 0);
        assertStalls(playout, 1, 160);
        // 80 ms of sound, 160 of silence
        assertThat(playout.silentShare()).isCloseTo(2.0 / 3, within(1e-12));
        // 70, then 250 − 20, 270 − 40, 290 − 60
        assertThat(AppScene.ms(playout.frameDelays())).isCloseTo((70 + 3 * 230) / 4.0, within(1e-6));
    }

    /** The second lateness, of 100 ms, is within what the first has left: frames are then due 230 ms after they are made. */
    @Test
    void whatAStallHasAddedToTheDelayCoversShorterOnesLater() {
        assertStalls(played(true, 10, 250, 250, 250, 90, 110, 220, 220, 220), 1, 160);
    }

    @Test
    void aLongerLatenessStallsForTheRest() {
        // Frame 6 is due at 230 + 120 = 350 and comes at 400.
        assertStalls(played(true, 10, 250, 250, 250, 250, 250, 400, 400), 2, 160 + 50);
    }

    @Test
    void aFrameThatComesWhenItIsDueIsNoStall() {
        assertStalls(played(true, 10, 90, 90, 90), 0, 0);
    }

    /** From 90 until the run ends at 10 s. */
    @Test
    void aStallThatLastsCountsUntilNow() {
        Playout playout = played(true, 10, -1);
        assertFrames(playout, 1, 0);
        assertStalls(playout, 1, 10_000 - 90);
    }

    private Playout voice(FlowProtocol protocol, boolean noDelay, long count, Long... lost) {
        AppScene path = AppScene.with(ListLoss.of(PacketSelector.DATA, List.of(lost)));
        ConstantRate application = new ConstantRate(
                path.traffic("voice", "a>b"),
                new ConstantRate.Settings(protocol, 64_000, 160, count, noDelay, AppScene.ps(60)));
        Playout playout = path.run(application, 20).flow().playout();
        return Objects.requireNonNull(playout);
    }

    /** 160 + 28 bytes take 0.188 ms on each of two links of 10 ms. */
    @Test
    void overUdpLostFramesAreGapsAndDelaysConstant() {
        Playout playout = voice(FlowProtocol.UDP, false, 100, 10L, 50L, 51L);
        assertFrames(playout, 97, 3);
        assertStalls(playout, 0, 0);
        assertThat(AppScene.ms(playout.frameDelays())).isCloseTo(80.376, within(1e-9));
    }

    /** 160 + 52 bytes take 0.212 ms on each of two links of 10 ms; the first is behind an acknowledgement of 0.052 ms. */
    @Test
    void overTcpAllFramesArePlayed() {
        Playout playout = voice(FlowProtocol.TCP, true, 100);
        assertFrames(playout, 100, 0);
        assertStalls(playout, 0, 0);
        assertThat(AppScene.ms(playout.frameDelays())).isCloseTo(80.476, within(1e-9));
    }

    /**
     * Frame 49, lost, is due 80.476 ms after it is made. The next follows after 20 ms, takes 20.424 ms; its selective
     * acknowledgement of 64 bytes takes 20.128 ms and tells of the loss (RFC 8985); the repetition takes 20.424 ms: 0.5 ms
     * too late. Frames 49 to 99 are played that much later.
     */
    @Test
    void overTcpALossIsAStallAndLaterFramesArePlayedLater() {
        Playout playout = voice(FlowProtocol.TCP, true, 100, 50L);
        assertFrames(playout, 100, 0);
        assertStalls(playout, 1, 0.5);
        assertThat(AppScene.ms(playout.frameDelays())).isCloseTo(80.476 + 0.51 * 0.5, within(1e-6));
    }

    @Test
    void aFlowWithoutAPlayerHasNone() {
        AppScene path = AppScene.with();
        ConstantRate application = new ConstantRate(
                path.traffic("plain", "a>b"), new ConstantRate.Settings(FlowProtocol.UDP, 64_000, 160, 5L));
        assertThat(path.run(application, 1).flow().playout()).isNull();
    }
}
