package io.netsim.tcp.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.content.Content;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.rfc.Verifies;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReassemblyQueueTest {
    private static final int LENGTH = 2000;

    static IntStream seeds() {
        Integer one = Integer.getInteger("seed");
        return one == null ? IntStream.range(0, 300) : IntStream.of(one);
    }

    /** Pieces of any place and length, twice and thrice, against a plain array of bytes. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Verifies("RFC9293:SHLD-31")
    void anyOrderWithOverlapsYieldsTheStream(int seed) {
        RandomStream random = new RandomStreams(seed, 0).stream("test", "pieces");
        byte[] stream = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            stream[i] = (byte) random.nextInt(256);
        }
        Content all = Content.of(stream);
        boolean[] naive = new boolean[LENGTH];
        byte[] out = new byte[LENGTH];
        ReassemblyQueue queue = new ReassemblyQueue();
        int taken = 0;
        int longest = 1 + random.nextInt(200);
        for (int n = 0; taken < LENGTH; n++) {
            int from = n % 7 == 6 ? taken : random.nextInt(LENGTH);
            int to = Math.min(LENGTH, from + 1 + random.nextInt(longest));
            queue.insert(from, all.slice(from, to));
            java.util.Arrays.fill(naive, from, to, true);
            if (random.nextInt(4) == 0) {
                for (Content next = queue.next(taken); next != null; next = queue.next(taken)) {
                    for (int i = 0; i < next.length(); i++) {
                        out[taken++] = next.at(i);
                    }
                }
                int expected = 0;
                while (expected < LENGTH && naive[expected]) {
                    expected++;
                }
                assertThat(taken).as("seed %d, step %d", seed, n).isEqualTo(expected);
            }
        }
        assertThat(out).as("seed %d", seed).isEqualTo(stream);
    }

    @Test
    void emptyQueueHasNothing() {
        ReassemblyQueue queue = new ReassemblyQueue();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.next(1)).isNull();
    }

    @Test
    void bytesAheadWaitForTheirTurn() {
        ReassemblyQueue queue = new ReassemblyQueue();
        queue.insert(10, Content.of(new byte[5]));
        assertThat(queue.next(9)).isNull();
        assertThat(queue.isEmpty()).isFalse();
    }

    @Test
    void bytesThatHaveBeenPassedAreForgotten() {
        ReassemblyQueue queue = new ReassemblyQueue();
        queue.insert(10, Content.of(new byte[5]));
        assertThat(queue.next(15)).isNull();
        assertThat(queue.isEmpty()).isTrue();
    }
}
