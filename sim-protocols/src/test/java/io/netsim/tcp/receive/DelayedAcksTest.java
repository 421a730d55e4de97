package io.netsim.tcp.receive;

import static io.netsim.tcp.send.Outstanding.ps;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.tcp.TwoHosts;
import io.netsim.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9293 §3.8.6.3 and RFC 5681 §4.2. */
class DelayedAcksTest {
    private final TwoHosts hosts = new TwoHosts.Plan().build();
    private final Clock clock = hosts.b.ip().node().clock();
    private final List<Long> sent = new ArrayList<>();
    private final BufferWindow window = new BufferWindow(new ReceiveVariables(), new ReceiveBuffer(), 65_535);
    private final DelayedAcks acks = new DelayedAcks(clock, window, 2, ps(200), this::send);

    private void send() {
        sent.add(clock.nowPs());
        acks.sent();
    }

    private void arrives() {
        acks.inOrder(1000, false, 12);
        acks.settle(false);
    }

    @Test
    void firstSegmentWaits() {
        arrives();
        assertThat(sent).isEmpty();
    }

    @Test
    void secondSegmentIsAcknowledgedAtOnce() {
        arrives();
        arrives();
        assertThat(sent).containsExactly(0L);
    }

    @Test
    void lonelySegmentIsAcknowledgedAfterTheDelay() {
        arrives();
        hosts.network.simulator().run(ps(500), Long.MAX_VALUE);
        assertThat(sent).containsExactly(ps(200));
    }

    @Test
    void segmentAheadIsAcknowledgedAtOnce() {
        acks.ahead(1000, false, 12);
        acks.settle(true);
        assertThat(sent).hasSize(1);
    }

    @Test
    void partOfAGapFilledIsAcknowledgedAtOnce() {
        acks.inOrder(1000, false, 12);
        acks.settle(true);
        assertThat(sent).hasSize(1);
    }
}
