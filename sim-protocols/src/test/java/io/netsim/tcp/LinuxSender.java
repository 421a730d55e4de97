package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.tcp.congestion.BuiltIns;
import java.util.List;

/** A current host that has sent ten segments at 0.1 s; the round trip is 0.1 s, half of the window is left after a loss. */
abstract class LinuxSender {
    static final long NONE = Integer.MAX_VALUE;

    final TcpConfig.Builder tcp = TcpConfig.linux();
    Losses net = start(40, -1);

    final Losses start(int segments, int tsVal) {
        tcp.congestionControl = new BuiltIns.PlainReno();
        tcp.timestamps = tsVal >= 0;
        Losses made = new Losses(tcp, segments);
        made.script.tsVal = tsVal;
        return made.start();
    }

    final void phase(String name, long cwnd, long ssthresh) {
        assertThat(List.of(
                        net.info().recovery(),
                        net.info().cwndSegments(),
                        net.info().ssthreshSegments()))
                .isEqualTo(List.of(name, cwnd, ssthresh));
    }
}
