package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsim.random.Constant;
import io.netsim.random.Distribution;
import io.netsim.random.Exponential;
import org.junit.jupiter.api.Test;

class OnOffTest {
    private static Flow run(FlowProtocol protocol, Distribution on, Distribution off, double stop) {
        AppScene scene = AppScene.with();
        // 1000 bytes every 10 ms while on
        OnOff application = new OnOff(
                scene.traffic("on_off[0]", "a>b", stop), new OnOff.Settings(protocol, 800_000, 1000, on, off));
        return scene.run(application, stop + 5).flow();
    }

    @Test
    void sendsInBursts() {
        // On from 0 to 25 ms, from 100 to 125 ms: messages at 0, 10, 20 ms; 5 ms of the next distance are left, so at
        // 105, 115 and 200 (the burst from 100 to 125 ends with a distance complete), 210, 220, 305, 315 ms …
        Flow flow = run(FlowProtocol.UDP, new Constant(AppScene.ps(25)), new Constant(AppScene.ps(75)), 0.2);
        assertThat(flow.dataPackets()).isEqualTo(5);
        flow = run(FlowProtocol.UDP, new Constant(AppScene.ps(25)), new Constant(AppScene.ps(75)), 0.2001);
        assertThat(flow.dataPackets()).isEqualTo(6);
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
    }

    @Test
    void theMeanRateIsTheShareOfTimeOn() {
        // Bursts are far shorter than the distance of messages.
        Flow flow = run(FlowProtocol.UDP, new Exponential(AppScene.ps(4)), new Exponential(AppScene.ps(12)), 200);
        assertThat((double) flow.dataPackets()).isCloseTo(200 * 100 / 4.0, within(150.0));
        assertThat(flow.lostDatagrams()).isZero();
    }

    @Test
    void runsOverTcpToo() {
        Flow flow = run(FlowProtocol.TCP, new Constant(AppScene.ps(25)), new Constant(AppScene.ps(75)), 1);
        assertThat(flow.status()).isEqualTo(FlowStatus.COMPLETED);
        assertThat(flow.deliveredBytes()).isEqualTo(25_000);
    }

    @Test
    void burstsMustLastLongerThanNothing() {
        AppScene scene = AppScene.with();
        assertThatThrownBy(() -> new OnOff(
                        scene.traffic("on_off[0]", "a>b"),
                        new OnOff.Settings(FlowProtocol.UDP, 1, 1, new Constant(0), new Constant(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
