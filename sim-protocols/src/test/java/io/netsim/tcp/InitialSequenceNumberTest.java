package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import org.junit.jupiter.api.Test;

/** RFC 9293 §3.4.1 and RFC 6528 §3: a clock and a keyed hash of the 4-tuple. */
class InitialSequenceNumberTest {
    private static int numberAt(double seconds, int port) {
        Script script = new Script(Script.plain());
        script.port = port;
        script.until(seconds);
        script.app.connect(script.endpoint());
        script.settle();
        return script.segments.get(0).seq();
    }

    @Test
    @Verifies({"RFC9293:MUST-8", "RFC6528:isn"})
    void numbersOfOneConnectionFollowAClockOfFourMicroseconds() {
        assertThat(numberAt(2, 80) - numberAt(1, 80)).isEqualTo(250_000);
    }

    @Test
    @Verifies({"RFC9293:SHLD-1", "RFC9293:MUST-9", "RFC6528:isn"})
    void numbersOfAnotherConnectionLieElsewhere() {
        assertThat(Math.abs((long) numberAt(1, 81) - numberAt(1, 80))).isGreaterThan(1000);
    }
}
