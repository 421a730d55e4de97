package io.netsim.queue;

import static io.netsim.queue.QueueBench.MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.packet.Packet;
import io.netsim.queue.QueueBench.Sent;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FqCoDelQueueTest {
    /** 1000 bytes take 1 ms. */
    private static final long RATE = 8_000_000;

    private static final ImmutableMap<String, Double> NO_CODEL = ImmutableMap.of("target", 10.0 * Time.SECOND);

    private static QueueBench bench(DropTailLimit limit, ImmutableMap<String, Double> values) {
        return new QueueBench(new FqCoDelQueue.Factory(), RATE, limit, values, 3);
    }

    /** Deficit round robin (RFC 8290 §4.2): any two backlogged flows differ by less than a quantum and a packet. */
    @Test
    void backloggedFlowsGetEqualBytesWhateverTheSizeOfTheirPackets() {
        QueueBench bench = bench(DropTailLimit.UNLIMITED, NO_CODEL);
        int[] sizes = {1500, 1000, 576, 200, 40};
        for (int i = 0; i < 30_000; i++) {
            for (int flow = 0; flow < sizes.length; flow++) {
                if (i < 1_200_000 / sizes[flow]) {
                    bench.offer(0, sizes[flow], flow + 1, Packet.NOT_ECT);
                }
            }
        }
        for (int seconds = 1; seconds <= 5; seconds++) {
            bench.sendUntil(seconds * Time.SECOND);
            long[] bytes = new long[sizes.length];
            for (int flow = 0; flow < sizes.length; flow++) {
                bytes[flow] = bench.sentBytes(flow + 1, 0);
            }
            long least = java.util.Arrays.stream(bytes).min().orElseThrow();
            long most = java.util.Arrays.stream(bytes).max().orElseThrow();
            assertThat(least).isGreaterThan(seconds * 1_000_000L / sizes.length - 2 * 1514);
            assertThat(most - least).isLessThan(1514 + 1500);
        }
    }

    /** RFC 8290 §4.2: a flow that was idle goes first; it waits for what is being sent and never for a round. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16, 64})
    void aSparseFlowWaitsForOnePacketAlone(int heavy) {
        QueueBench bench = bench(DropTailLimit.UNLIMITED, NO_CODEL);
        for (int i = 0; i < 3000 / heavy; i++) {
            for (int flow = 0; flow < heavy; flow++) {
                bench.offer(0, 1500, 1000 + flow, Packet.NOT_ECT);
            }
        }
        long longest = 0;
        for (int i = 1; i < 20; i++) {
            long at = (137L + 100L * i) * MS + 333 * Time.MICROSECOND;
            Packet sparse = bench.offer(at, 100, 7, Packet.NOT_ECT);
            bench.sendUntil(at + 99 * MS);
            Sent sent = Objects.requireNonNull(bench.sent(sparse));
            longest = Math.max(longest, sent.waitedPs());
        }
        assertThat(longest).isLessThanOrEqualTo(1500 * MS / 1000).isPositive();
    }

    /** A flow that sends more than a quantum while it is new waits its turn with the others. */
    @Test
    void aFlowOfManyPacketsIsNewForOneQuantum() {
        QueueBench bench = bench(DropTailLimit.UNLIMITED, NO_CODEL);
        for (int i = 0; i < 100; i++) {
            bench.offer(0, 1500, 1, Packet.NOT_ECT);
        }
        bench.sendUntil(20 * MS);
        int before = bench.sent.size();
        for (int i = 0; i < 6; i++) {
            bench.offer(20 * MS, 1500, 2, Packet.NOT_ECT);
        }
        bench.sendUntil(40 * MS);
        List<Integer> flows = bench.sent.subList(before, before + 8).stream()
                .map(sent -> sent.packet().flowHash())
                .toList();
        assertThat(flows).startsWith(2, 2); // 1514 − 1500 is still positive
        assertThat(flows.subList(2, 8)).contains(1, 2);
    }

    /** Lists are cleaned while the link is idle, as if the transmitter had asked in vain. */
    @Test
    void afterAnIdleTimeAFlowIsNewAgain() {
        QueueBench bench = bench(DropTailLimit.UNLIMITED, NO_CODEL);
        for (int i = 0; i < 10; i++) {
            bench.offer(i * 10L * MS, 1000, 5, Packet.NOT_ECT); // uses up its deficit in turns of one packet
        }
        bench.offer(200 * MS, 1500, 6, Packet.NOT_ECT);
        bench.offer(200 * MS, 1500, 6, Packet.NOT_ECT);
        bench.offer(200 * MS, 1500, 6, Packet.NOT_ECT);
        bench.offer(200 * MS, 1000, 5, Packet.NOT_ECT);
        bench.sendUntil(300 * MS);
        assertThat(bench.sent.subList(10, 14).stream().map(sent -> sent.packet().flowHash()))
                .containsExactly(6, 6, 5, 6);
    }

    /** 1 − (1 − 1 ÷ 1024)^(n − 1) for a flow among n, over seeds (RFC 8290 §5.3): within five deviations. */
    @ParameterizedTest
    @ValueSource(ints = {2, 15, 100})
    void flowsShareAQueueAsOftenAsChanceHasIt(int flows) {
        int seeds = 20_000;
        int shared = 0;
        for (int seed = 0; seed < seeds; seed++) {
            QueueBench bench =
                    new QueueBench(new FqCoDelQueue.Factory(), RATE, DropTailLimit.UNLIMITED, ImmutableMap.of(), seed);
            FqCoDelQueue queue = (FqCoDelQueue) bench.queue;
            int mine = queue.bucket(0);
            for (int other = 1; other < flows; other++) {
                if (queue.bucket(other) == mine) {
                    shared++;
                    break;
                }
            }
        }
        double p = 1 - Math.pow(1 - 1 / 1024.0, flows - 1);
        double deviation = Math.sqrt(p * (1 - p) / seeds);
        assertThat((double) shared / seeds).isBetween(p - 5 * deviation, p + 5 * deviation);
    }

    /** RFC 8290 §4.1: half of the queue with most bytes goes, from its head, at most a batch. */
    @Test
    void overflowTakesTheOldestOfTheLongestQueue() {
        QueueBench bench = bench(DropTailLimit.packets(100), NO_CODEL);
        List<Packet> fat = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            fat.add(bench.offer(0, 1000, 1, Packet.NOT_ECT));
        }
        for (int i = 0; i < 12; i++) {
            bench.offer(0, 100, 2, Packet.NOT_ECT);
        }
        assertThat(bench.notes("queue_full").stream().map(QueueBench.Note::packet))
                .containsExactlyElementsOf(fat.subList(1, 1 + 45));
    }

    @Test
    void memoryIsLimitedToo() {
        QueueBench bench = bench(DropTailLimit.UNLIMITED, ImmutableMap.of("memory_limit", 50_000.0, "drop_batch", 1.0));
        for (int i = 0; i < 100; i++) {
            bench.offer(0, 1000, i, Packet.NOT_ECT);
        }
        assertThat(bench.queue.bytes()).isEqualTo(50_000);
        assertThat(bench.queue.packets()).isEqualTo(50);
    }

    /** Each queue has CoDel of its own: the flow that builds a queue loses, the sparse one does not. */
    @Test
    void onlyTheFlowWithAStandingQueueLoses() {
        QueueBench bench = bench(DropTailLimit.UNLIMITED, ImmutableMap.of());
        for (int ms = 0; ms < 3000; ms++) {
            bench.offer(ms * MS, 1100, 1, Packet.NOT_ECT);
            if (ms % 20 == 0) {
                bench.offer(ms * MS, 100, 2, Packet.NOT_ECT);
            }
        }
        assertThat(bench.notes("early_drop"))
                .hasSizeGreaterThan(10)
                .allSatisfy(note -> assertThat(note.packet().flowHash()).isEqualTo(1));
    }
}
