package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.segment.TcpOptions;
import org.junit.jupiter.api.Test;

/** A peer that takes back part of the window it has offered (RFC 9293 §3.8.6). */
class ShrinkingWindowTest {
    private final Script script = new Script(Script.plain());

    /** Four segments of 1,000 bytes are outstanding; then the peer allows 1,500 bytes only. */
    private void shrink() {
        script.synOptions = new TcpOptions(1000, -1, false);
        script.connected();
        script.app.toSend = 10_000;
        script.window = 4000;
        script.ack(1);
        script.app.fill();
        script.settle().take();
        script.window = 1500;
        script.ack(1);
    }

    @Test
    @Verifies({"RFC9293:MUST-34", "RFC9293:SHLD-15"})
    void nothingNewIsSentIntoAShrunkenWindow() {
        shrink();
        assertThat(script.take()).isEmpty();
        assertThat(script.state()).isEqualTo("ESTABLISHED");
    }

    @Test
    @Verifies("RFC9293:SHLD-16")
    void whatLiesWithinItIsSentAgain() {
        shrink();
        script.until(1.5);
        assertThat(script.take()).containsExactly(". 1:1001 ack 1");
    }

    @Test
    @Verifies("RFC9293:MUST-35")
    void windowThatShrinksToNothingIsProbed() {
        shrink();
        script.window = 0;
        script.ack(1);
        script.take();
        script.until(30);
        assertThat(script.take()).isNotEmpty();
    }
}
