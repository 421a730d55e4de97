package io.netsim.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentTest {
    static IntStream seeds() {
        return Integer.getInteger("seed") != null ? IntStream.of(Integer.getInteger("seed")) : IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyJoinsAndSlicesEqualThoseOfAByteArray(int seed) {
        RandomStream random = new RandomStreams(seed, 0).stream("test", "content");
        Content content = Content.empty();
        byte[] model = {};
        for (int step = 0; step < 60; step++) {
            if (random.nextInt(3) < 2) {
                Content more = piece(random);
                boolean behind = random.nextInt(2) == 0;
                content = behind ? content.then(more) : more.then(content);
                model = behind ? join(model, more.toBytes()) : join(more.toBytes(), model);
            } else {
                int from = random.nextInt(model.length + 1);
                int to = from + random.nextInt(model.length - from + 1);
                content = content.slice(from, to);
                model = Arrays.copyOfRange(model, from, to);
            }
            assertThat(content.length()).isEqualTo(model.length);
            assertThat(content.toBytes()).isEqualTo(model);
        }
    }

    private static Content piece(RandomStream random) {
        int length = random.nextInt(20);
        if (random.nextInt(2) == 0) {
            return new SyntheticContent(random.nextInt(3), random.nextInt(1000), length);
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return Content.of(bytes);
    }

    private static byte[] join(byte[] a, byte[] b) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(a);
        joined.writeBytes(b);
        return joined.toByteArray();
    }

    @Test
    void syntheticPiecesThatFollowEachOtherBecomeOne() {
        Content whole = new SyntheticContent(7, 100, 30);
        Content joined = whole.slice(0, 10).then(whole.slice(10, 25)).then(whole.slice(25, 30));
        assertThat(joined).isInstanceOfSatisfying(SyntheticContent.class, one -> {
            assertThat(one.stream()).isEqualTo(7);
            assertThat(one.offset()).isEqualTo(100);
            assertThat(one.length()).isEqualTo(30);
        });
        assertThat(joined.fingerprint()).isEqualTo(whole.fingerprint());
    }

    @Test
    void storedBytesAreACopy() {
        byte[] mine = {1, 2, 3};
        Content content = Content.of(mine);
        mine[1] = 9;
        assertThat(content.toBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void differentStreamsHaveDifferentBytes() {
        assertThat(new SyntheticContent(1, 0, 64).toBytes()).isNotEqualTo(new SyntheticContent(2, 0, 64).toBytes());
    }

    @Test
    void slicesOutsideAreRefused() {
        Content content = Content.of(new byte[5]);
        assertThatThrownBy(() -> content.slice(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content.slice(2, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content.slice(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
