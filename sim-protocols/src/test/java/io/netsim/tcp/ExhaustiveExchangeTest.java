package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.Endpoint;
import io.netsim.link.DelayRule;
import io.netsim.link.LossModel;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.socket.SocketException;
import io.netsim.time.Time;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small exchanges with every loss and every reordering there can be: all end with all bytes delivered, both sockets closed
 * in order, no connection left and the books balanced.
 */
class ExhaustiveExchangeTest {
    /** More packets than any of these exchanges sends in one direction. */
    private static final int PACKETS = 14;

    private enum Profile {
        LINUX,
        RFC,
        CLASSIC;

        TcpConfig.Builder tcp() {
            return switch (this) {
                case LINUX -> TcpConfig.linux();
                case RFC -> TcpConfig.rfc();
                case CLASSIC -> TcpConfig.classic();
            };
        }
    }

    private enum Exchange {
        /** A question of five segments and an answer of two; the client closes first. */
        QUESTION_AND_ANSWER(7000, 2500, true, false),
        /** Nothing but SYNs and FINs. */
        NO_TEXT(0, 0, true, false),
        /** Both have something to say, and close when they have said it: the FINs cross. */
        SIMULTANEOUS_CLOSE(1000, 1000, true, false),
        /** Both connect at the same instant (RFC 9293 §3.5, figure 8). */
        SIMULTANEOUS_OPEN(1000, 1000, true, true);

        private final int there;
        private final int back;
        private final boolean shuts;
        private final boolean bothConnect;

        Exchange(int there, int back, boolean shuts, boolean bothConnect) {
            this.there = there;
            this.back = back;
            this.shuts = shuts;
            this.bothConnect = bothConnect;
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(Profile.values())
                .flatMap(p -> Stream.of(Exchange.values()).map(e -> Arguments.of(p, e)));
    }

    /** Loses the packets whose bits are set: the n-th of a direction is bit n. */
    private static final class Lost implements LossModel {
        private final long numbers;
        private long seen;

        Lost(long numbers) {
            this.numbers = numbers;
        }

        @Override
        public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
            long n = seen++;
            return n < 63 && (numbers >>> n & 1) == 1 ? Fate.RANDOM_LOSS : null;
        }
    }

    /** Delays packets so that later ones overtake them: the n-th has the n-th delay. */
    private static final class Later implements DelayRule {
        private final long[] delays;
        private int seen;

        Later(long[] delays) {
            this.delays = delays;
        }

        @Override
        public long extraPs(Packet packet) {
            int n = seen++;
            return n < delays.length ? delays[n] : 0;
        }
    }

    private static TwoHosts.Plan plan(Profile profile) {
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = profile.tcp();
        plan.tcp.timeWait = 30 * Time.SECOND;
        return plan;
    }

    private static void play(TwoHosts.Plan plan, Exchange exchange, String what) {
        TwoHosts net = plan.build();
        Peer client = new Peer(net.a, 1);
        Peer server = new Peer(net.b, 2);
        client.peerPattern = 2;
        server.peerPattern = 1;
        client.toSend = exchange.there;
        server.toSend = exchange.back;
        client.shutdownAfterSending = exchange.shuts;
        if (exchange.bothConnect) {
            bind(client, 70);
            bind(server, 80);
            client.connect(net.at(net.b, 80));
            server.connect(net.at(net.a, 70));
        } else {
            server.listen(80);
            client.connect(net.at(net.b, 80));
        }
        net.run(900);
        assertThat(server.received).as("%s: to the server", what).isEqualTo(exchange.there);
        assertThat(client.received).as("%s: to the client", what).isEqualTo(exchange.back);
        assertThat(client.lastEvent()).as("%s: client", what).isEqualTo("closed");
        assertThat(server.lastEvent()).as("%s: server", what).isEqualTo("closed");
        assertThat(TwoHosts.sockets(net.a))
                .as("%s: left at the client", what)
                .noneMatch(s -> s.contains("tcp") && !s.contains("LISTEN"));
        assertThat(TwoHosts.sockets(net.b))
                .as("%s: left at the server", what)
                .noneMatch(s -> s.contains("tcp") && !s.contains("LISTEN"));
        long events = net.network.simulator().eventCount();
        net.run(10_000);
        assertThat(net.network.simulator().eventCount())
                .as("%s: timers left", what)
                .isEqualTo(events);
    }

    private static void bind(Peer peer, int port) {
        try {
            peer.socket.bind(Endpoint.anyAddress(port));
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anyLossOfOneOrTwoPacketsIsRepaired(Profile profile, Exchange exchange) {
        for (int one = 0; one < 2 * PACKETS; one++) {
            for (int two = one; two < 2 * PACKETS; two++) {
                long lost = 1L << one | 1L << two;
                TwoHosts.Plan plan = plan(profile);
                plan.forwardLoss.add(new Lost(lost & (1L << PACKETS) - 1));
                plan.reverseLoss.add(new Lost(lost >>> PACKETS));
                play(plan, exchange, profile + " " + exchange + ", lost " + one + " and " + two);
            }
        }
    }

    /** The n-th packet of one direction overtaken by the next, by the next but one, …, and one of the other, too. */
    @ParameterizedTest
    @MethodSource("cases")
    void anyReorderingOfTwoPacketsIsSortedOut(Profile profile, Exchange exchange) {
        long[] delays = {1, 5, 25, 60, 300};
        for (int one = 0; one < 2 * PACKETS; one++) {
            for (int two = one; two < 2 * PACKETS; two++) {
                long delay = delays[(one + two) % delays.length] * Time.MILLISECOND;
                long[] forward = new long[PACKETS];
                long[] reverse = new long[PACKETS];
                set(forward, reverse, one, delay);
                set(forward, reverse, two, 2 * delay);
                TwoHosts.Plan plan = plan(profile);
                plan.forwardDelays.add(new Later(forward));
                plan.reverseDelays.add(new Later(reverse));
                play(plan, exchange, profile + " " + exchange + ", late " + one + " and " + two);
            }
        }
    }

    private static void set(long[] forward, long[] reverse, int n, long delay) {
        if (n < PACKETS) {
            forward[n] = delay;
        } else {
            reverse[n - PACKETS] = delay;
        }
    }

    /** Five segments sent back to back, in each of the 120 orders in which they can arrive. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyOrderOfFiveSegmentsYieldsTheStream(Profile profile) {
        for (int code = 0; code < 120; code++) {
            long[] delays = new long[PACKETS];
            int[] order = permutation(code);
            for (int i = 0; i < order.length; i++) {
                delays[2 + i] = order[i] * 4L * Time.MILLISECOND; // after SYN and ACK
            }
            TwoHosts.Plan plan = plan(profile);
            plan.tcp.initialWindow = 10;
            plan.forwardDelays.add(new Later(delays));
            play(plan, Exchange.QUESTION_AND_ANSWER, profile + ", order " + code);
        }
    }

    private static int[] permutation(int code) {
        int[] left = {0, 1, 2, 3, 4};
        int[] result = new int[5];
        int rest = code;
        for (int i = 0; i < 5; i++) {
            int pick = rest % (5 - i);
            rest /= 5 - i;
            result[i] = left[pick];
            System.arraycopy(left, pick + 1, left, pick, 4 - pick);
        }
        return result;
    }
}
