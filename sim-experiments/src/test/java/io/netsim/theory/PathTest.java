package io.netsim.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.netsim.theory.Path.Packets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times along links of 1 and 2 and 0.5 Mbit/s, 1 ms each: a packet of 1000 B takes 8, 4 and 16 ms. */
class PathTest {
    private static final Hop ONE = new Hop("one", 1e6, 0.001, 0);
    private static final Hop TWO = new Hop("two", 2e6, 0.001, 0);
    private static final Hop HALF = new Hop("half", 0.5e6, 0.001, 0);

    private static Path path(Hop... hops) {
        return new Path(ImmutableList.copyOf(hops));
    }

    @Test
    void onePacketIsSentOnEachLinkAfterTheOther() {
        assertThat(path(ONE, TWO, HALF).oneWayS(1000)).isCloseTo(0.031, within(1e-12));
    }

    @Test
    void theSlowestLinkSetsThePace() {
        assertThat(path(ONE, TWO, HALF).trainS(ImmutableList.of(new Packets(3, 1000))))
                .isCloseTo(0.003 + 0.008 + 0.004 + 3 * 0.016, within(1e-12));
    }

    @Test
    void overheadIsSentWithEachPacket() {
        assertThat(path(new Hop("framed", 1e6, 0, 25)).trainS(ImmutableList.of(new Packets(2, 100))))
                .isCloseTo(0.002, within(1e-12));
    }

    @Test
    void anEndlesslyFastLinkTakesNoTime() {
        Path path = path(new Hop("fast", Double.POSITIVE_INFINITY, 0.005, 0));
        assertThat(path.trainS(ImmutableList.of(new Packets(9, 1500)))).isCloseTo(0.005, within(1e-12));
    }

    /** Whatever the order of fast and slow links and of short and long packets: as each packet on each link waits in turn. */
    @Test
    void trainsArriveAsPacketByPacketWaitingSays() {
        List<Hop> links = List.of(ONE, TWO, HALF);
        for (int order = 0; order < 27; order++) {
            Path path = path(links.get(order % 3), links.get(order / 3 % 3), links.get(order / 9));
            for (int sizes = 0; sizes < 27; sizes++) {
                ImmutableList<Packets> train = ImmutableList.of(
                        new Packets(1 + sizes % 3, 40),
                        new Packets(1 + sizes / 3 % 3, 1500),
                        new Packets(1 + sizes / 9, 1 + 500 * (sizes % 2)));
                assertThat(path.trainS(train)).isCloseTo(oneByOne(path, train), within(1e-12));
            }
        }
    }

    private static double oneByOne(Path path, List<Packets> train) {
        List<Integer> packets = new ArrayList<>();
        train.forEach(same -> {
            for (int i = 0; i < same.count(); i++) {
                packets.add(same.bytes());
            }
        });
        double[] freeAt = new double[path.hops().size()];
        double arrived = 0;
        for (int bytes : packets) {
            arrived = 0;
            for (int hop = 0; hop < freeAt.length; hop++) {
                freeAt[hop] =
                        Math.max(freeAt[hop], arrived) + path.hops().get(hop).sendingS(bytes);
                arrived = freeAt[hop] + path.hops().get(hop).delayS();
            }
        }
        return arrived;
    }
}
