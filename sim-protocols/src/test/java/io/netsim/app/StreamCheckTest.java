package io.netsim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.content.Content;
import io.netsim.content.SyntheticContent;
import org.junit.jupiter.api.Test;

class StreamCheckTest {
    private final StreamCheck check = new StreamCheck(7);

    @Test
    void acceptsAStreamInAnyPieces() {
        check.accept(new SyntheticContent(7, 0, 100));
        check.accept(Content.of(new SyntheticContent(7, 100, 50).toBytes()));
        check.accept(new SyntheticContent(7, 150, 20).then(Content.of(new SyntheticContent(7, 170, 5).toBytes())));
        assertThat(check.length()).isEqualTo(175);
    }

    @Test
    void aGapStopsTheRun() {
        check.accept(new SyntheticContent(7, 0, 100));
        assertThatThrownBy(() -> check.accept(new SyntheticContent(7, 101, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected offset 100")
                .hasMessageContaining("got offset 101");
    }

    @Test
    void anotherStreamStopsTheRun() {
        assertThatThrownBy(() -> check.accept(new SyntheticContent(8, 0, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stream 8");
    }

    @Test
    void aWrongByteIsCounted() {
        byte[] bytes = new SyntheticContent(7, 0, 100).toBytes();
        bytes[42]++;
        assertThat(check.accept(Content.of(bytes))).isEqualTo(1);
    }

    @Test
    void rightBytesAreNotCounted() {
        assertThat(check.accept(Content.of(new SyntheticContent(7, 0, 100).toBytes())))
                .isZero();
    }
}
