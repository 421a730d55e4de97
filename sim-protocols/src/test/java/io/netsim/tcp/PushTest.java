package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.socket.StreamOption;
import org.junit.jupiter.api.Test;

/** Pushing, for which SEND has no flag (RFC 9293 §3.9.1.2). */
class PushTest {
    private final Script script = new Script(Script.plain());

    @Test
    @Verifies({"RFC9293:MUST-61", "RFC9293:SHLD-28", "RFC9293:SHLD-27", "RFC9293:MAY-16"})
    void lastSegmentOfWhatIsQueuedIsPushedAndTheOthersAreFull() {
        script.app.socket.set(StreamOption.TCP_NODELAY, true);
        script.connected();
        script.app.toSend = 4000;
        script.app.fill();
        script.settle();
        assertThat(script.take()).containsExactly(". 1:1461 ack 1", ". 1461:2921 ack 1", "P. 2921:4001 ack 1");
    }

    @Test
    @Verifies("RFC9293:MUST-60")
    void smallWriteLeavesAtOnceWhenNothingIsOutstanding() {
        script.connected();
        script.app.toSend = 1;
        script.app.fill();
        script.settle();
        assertThat(script.take()).containsExactly("P. 1:2 ack 1");
    }
}
