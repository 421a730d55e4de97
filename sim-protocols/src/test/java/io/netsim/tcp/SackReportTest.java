package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.rfc.Verifies;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a receiver reports of segments beyond a gap, with the examples of RFC 2018 §4: eight segments of 500 bytes. */
class SackReportTest {
    private Script script = withSack();

    private static Script withSack() {
        TcpConfig.Builder tcp = Script.plain();
        tcp.sack = true;
        Script script = new Script(tcp);
        script.synOptions = new TcpOptions(500, -1, true);
        script.connected();
        return script;
    }

    /** Sends the n-th segment, from 0; returns the acknowledgement as {@code ack: left-right …}. */
    private String answerTo(int segment) {
        script.send(".", 1 + 500 * segment, 1, 500);
        return answer();
    }

    private String answer() {
        List<String> blocks = new ArrayList<>();
        SackBlocks sack = script.segments.get(script.segments.size() - 1).sack();
        for (int i = 0; i < sack.count(); i++) {
            blocks.add((sack.left(i) - Script.ISS) + "-" + (sack.right(i) - Script.ISS));
        }
        String text = script.take().get(0);
        return text.substring(text.indexOf("ack ")) + ": " + String.join(" ", blocks);
    }

    @Test
    @Verifies("RFC2018:blocks")
    void firstFourArriveAndTheLastFourAreLost() {
        assertThat(answerTo(0)).isEqualTo("ack 501: ");
        assertThat(answerTo(1)).isEqualTo("ack 1001: ");
    }

    @Test
    @Verifies({"RFC2018:blocks", "RFC2018:newest-first"})
    void firstIsLostAndTheOtherSevenArrive() {
        assertThat(answerTo(1)).isEqualTo("ack 1: 501-1001");
        assertThat(answerTo(2)).isEqualTo("ack 1: 501-1501");
        assertThat(answerTo(3)).isEqualTo("ack 1: 501-2001");
    }

    @Test
    @Verifies({"RFC2018:newest-first", "RFC2018:repeat-recent"})
    void secondFourthSixthAndEighthAreLost() {
        assertThat(answerTo(0)).isEqualTo("ack 501: ");
        assertThat(answerTo(2)).isEqualTo("ack 501: 1001-1501");
        assertThat(answerTo(4)).isEqualTo("ack 501: 2001-2501 1001-1501");
        assertThat(answerTo(6)).isEqualTo("ack 501: 3001-3501 2001-2501 1001-1501");
    }

    @Test
    @Verifies("RFC2018:newest-first")
    void segmentThatJoinsTwoBlocksIsInTheFirst() {
        answerTo(0);
        answerTo(2);
        answerTo(4);
        answerTo(6);
        assertThat(answerTo(3)).isEqualTo("ack 501: 1001-2501 3001-3501");
    }

    @Test
    @Verifies("RFC2018:as-many-as-fit")
    void fourBlocksFitWithoutATimestamp() {
        answerTo(0);
        for (int segment = 2; segment <= 8; segment += 2) {
            answerTo(segment);
        }
        assertThat(answerTo(10)).isEqualTo("ack 501: 5001-5501 4001-4501 3001-3501 2001-2501");
    }

    @Test
    @Verifies("RFC2018:permitted")
    void withoutPermissionNothingIsReported() {
        TcpConfig.Builder tcp = Script.plain();
        tcp.sack = true;
        script = new Script(tcp);
        script.connected();
        assertThat(answerTo(1)).isEqualTo("ack 1: ");
    }
}
