package io.netsim.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** BBR's window in recovery and its least size, by draft-cardwell-iccrg-bbr-congestion-control-00 §4.2.3. */
class BbrWindowTest {
    private final AckEvent ack = new AckEvent();

    private BbrWindow recovering(int window, int inFlight) {
        BbrWindow bbr = new BbrWindow(window);
        bbr.save(false);
        ack.inRecovery = true;
        bbr.recover(ack, 1, inFlight);
        return bbr;
    }

    @Test
    void recoveryBeginsWithWhatIsInFlightAndWhatWasDelivered() {
        assertThat(recovering(40, 25).segments()).isEqualTo(26);
    }

    @Test
    void firstRoundOfRecoveryConservesPackets() {
        BbrWindow bbr = recovering(40, 25);
        bbr.approach(100, 5, true, false);
        assertThat(bbr.segments()).isEqualTo(26);
    }

    @Test
    void windowGrowsAgainAfterTheFirstRoundOfRecovery() {
        BbrWindow bbr = recovering(40, 25);
        bbr.roundEnded();
        bbr.approach(100, 5, true, false);
        assertThat(bbr.segments()).isEqualTo(31);
    }

    @Test
    void endOfRecoveryRestoresTheWindow() {
        BbrWindow bbr = recovering(40, 25);
        ack.inRecovery = false;
        bbr.recover(ack, 1, 20);
        assertThat(bbr.segments()).isEqualTo(40);
    }

    @Test
    void lossesAreTakenFromTheWindow() {
        BbrWindow bbr = new BbrWindow(20);
        ack.lostSegments = 3;
        bbr.recover(ack, 1, 5);
        assertThat(bbr.segments()).isEqualTo(17);
    }

    @Test
    void windowHasAtLeastFourSegments() {
        BbrWindow bbr = new BbrWindow(10);
        bbr.approach(1, 1, true, false);
        assertThat(bbr.segments()).isEqualTo(4);
    }

    @Test
    void windowDoesNotShrinkToTheTargetBeforeThePipeWasFull() {
        BbrWindow bbr = new BbrWindow(20);
        bbr.approach(8, 1, false, false);
        assertThat(bbr.segments()).isEqualTo(20);
    }

    @Test
    void probeForTheRoundTripTimeLeavesFourSegments() {
        BbrWindow bbr = new BbrWindow(20);
        bbr.shrink();
        assertThat(bbr.segments()).isEqualTo(4);
    }
}
