package io.netsim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.packet.TestPayload;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final ImmutableLongArray TIMES = ImmutableLongArray.of(0, 10, 14);
    private static final ImmutableDoubleArray VALUES = ImmutableDoubleArray.of(1, 2, 3);

    private static double[] at(Trace trace, long... times) {
        return LongStream.of(times).mapToDouble(trace::next).toArray();
    }

    @Test
    void aValueAPacketGoesOnWithTheFirstOrTheLast() {
        assertThat(at(new Trace(ImmutableLongArray.of(), VALUES, true), 0, 0, 0, 0, 0))
                .containsExactly(1, 2, 3, 1, 2);
        assertThat(at(new Trace(ImmutableLongArray.of(), VALUES, false), 0, 0, 0, 0, 0))
                .containsExactly(1, 2, 3, 3, 3);
    }

    @Test
    void aValueHoldsFromItsTimeOn() {
        assertThat(at(new Trace(TIMES, VALUES, false), 0, 9, 10, 13, 14, 1_000_000))
                .containsExactly(1, 1, 2, 2, 3, 3);
    }

    @Test
    void theLastValueHoldsAsLongAsTheOneBeforeAndThenTheTraceBeginsAnew() {
        // 4 after the last time, so every 18.
        assertThat(at(new Trace(TIMES, VALUES, true), 17, 18, 28, 35, 36)).containsExactly(3, 1, 2, 3, 1);
        assertThat(at(new Trace(TIMES, VALUES, true), 18 * 1_000_000L + 12)).containsExactly(2);
    }

    @Test
    void oneTimeIsAConstant() {
        Trace trace = new Trace(ImmutableLongArray.of(0), ImmutableDoubleArray.of(7), true);
        assertThat(at(trace, 0, 5, 1_000_000)).containsExactly(7, 7, 7);
    }

    @Test
    void timesAndValuesBelongTogether() {
        assertThatThrownBy(() -> new Trace(TIMES, ImmutableDoubleArray.of(1), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Trace(ImmutableLongArray.of(), ImmutableDoubleArray.of(), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void certainLossesDrawNothing() {
        Trace trace = new Trace(ImmutableLongArray.of(), ImmutableDoubleArray.of(0, 1, 1, 0.5, 0.5), false);
        double[] draws = {0.49, 0.5};
        int[] drawn = {0};
        TraceLoss loss = new TraceLoss(PacketSelector.DATA, trace, () -> draws[drawn[0]++]);
        Fate[] fates = new Fate[6];
        for (int i = 0; i < 6; i++) {
            Packet packet = TestPayload.packet(i, 100, 6, i == 2 ? Payload.PURE_ACK : Payload.DATA);
            fates[i] = loss.decide(packet, 0, 0);
        }
        // The acknowledgement takes no value.
        assertThat(Arrays.asList(fates))
                .containsExactly(null, Fate.TRACE_LOSS, null, Fate.TRACE_LOSS, Fate.TRACE_LOSS, null);
    }
}
