package io.netsim.packetdrill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interpreter itself: what it notices, and what it refuses to judge. */
class PacketdrillTest {
    private static final String OPEN = """
            0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
            +0 bind(3, ..., ...) = 0
            +0 listen(3, 1) = 0
            +0 < S 0:0(0) win 32768 <mss 1000>
            +0 > S. 0:0(0) ack 1 <mss 1460>
            +.1 < . 1:1(0) ack 1 win 32768
            +0 accept(3, ..., ...) = 4
            """;

    private static ScriptResult run(String rest) {
        return Packetdrill.run("a.pkt", OPEN + rest, Mode.AS_WRITTEN, false);
    }

    private static void fails(String rest, String why) {
        ScriptResult result = run(rest);
        assertThat(result.verdict()).as("%s", result.why()).isEqualTo(ScriptResult.FAIL);
        assertThat(result.why()).contains(why);
    }

    @Test
    void scriptThatDescribesTheHostPasses() {
        assertThat(run("+0 write(4, ..., 1000) = 1000\n+0 > P. 1:1001(1000) ack 1\n")
                        .verdict())
                .isEqualTo(ScriptResult.PASS);
    }

    @Test
    void wrongSequenceNumberIsNoticedAndBothPacketsAreShown() {
        ScriptResult result = run("+0 write(4, ..., 1000) = 1000\n+0 > P. 2:1002(1000) ack 1\n");

        assertThat(result.line()).isEqualTo(9L);
        assertThat(result.why())
                .contains("sequence number 2 expected, not 1")
                .contains("expected: 0.100000 P. 2:1002(1000) ack 1")
                .contains("sent:     0.100000 P. 1:1001(1000) ack 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+0 > . 1:1001(1000) ack 1",
                "+0 > P. 1:1000(999) ack 1",
                "+0 > P. 1:1001(1000) ack 2",
                "+0 > P. 1:1001(1000) ack 1 win 1",
                "+0 > P. 1:1001(1000) ack 1 urg 1",
                "+0 > P. 1:1001(1000) ack 1 <nop,nop,TS val 1 ecr 1>",
                "+0 > [ce] P. 1:1001(1000) ack 1",
                "+0 > [ttl 3] P. 1:1001(1000) ack 1",
                "+.1 > P. 1:1001(1000) ack 1",
                "+.1~+.2 > P. 1:1001(1000) ack 1"
            })
    void eachFieldIsCompared(String packet) {
        assertThat(run("+0 write(4, ..., 1000) = 1000\n" + packet + "\n").verdict())
                .isEqualTo(ScriptResult.FAIL);
    }

    @Test
    void packetThatNeverComesFails() {
        fails("+0 > P. 1:1001(1000) ack 1\n", "no packet was sent");
    }

    @Test
    void packetThatWasNotExpectedFails() {
        fails("+0 write(4, ..., 10) = 10\n+.1 < . 1:1(0) ack 11 win 32768\n+0 > . 11:11(0) ack 1\n", "flags");
    }

    @Test
    void largePacketStandsForSeveralUnlessSegmentsAreStrict() {
        String rest = "+0 write(4, ..., 3000) = 3000\n+0 > P. 1:3001(3000) ack 1\n";

        assertThat(run(rest).verdict()).isEqualTo(ScriptResult.PASS);
        assertThat(Packetdrill.run("a.pkt", "--strict_segments\n" + OPEN + rest, Mode.AS_WRITTEN, false)
                        .verdict())
                .isEqualTo(ScriptResult.FAIL);
    }

    @Test
    void resultsAndErrorsOfCallsAreCompared() {
        fails("+0 write(4, ..., 1000) = 999\n", "write should return 999, but returned 1000");
        fails("+0 read(7, ..., 1000) = 0\n", "read should return 0, but returned -1 EBADF");
        fails("+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNRESET], [4]) = 0\n", "should give ECONNRESET, but gave 0");
    }

    @Test
    void callThatBlocksWithoutAnEndFails() {
        fails("+0 read(4, ..., 1000) = 1000\n", "read blocks, but should return at once");
    }

    @Test
    void callThatBlocksMustEndAtItsTime() {
        fails("+0...0.2 read(4, ..., 10) = 10\n+.5 < P. 1:11(10) ack 1 win 32768\n", "read should return at");
    }

    @Test
    void assertionOnTheConnectionIsEvaluated() {
        fails("+0 %{ assert tcpi_snd_cwnd == 11, tcpi_snd_cwnd }%\n", "tcpi_snd_cwnd is 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+0 sendfile(4, 5, [0], 10) = 10\n",
                "+0 setsockopt(4, SOL_TCP, TCP_FASTOPEN, [1], 4) = 0\n",
                "+0 `rm -rf /`\n",
                "+0 `sysctl -q net.ipv4.tcp_sack=0`\n",
                "+0 %{ import os; os.abort() }%\n",
                "+0 %{ assert tcpi_nothing == 1 }%\n",
                "+0 < udp (1000)\n",
                "+0 < . 1:1(0) ack 1\n",
                "+0 < . 1:1(1) ack 1 win 10\n",
                "+0 frobnicate\n",
                "what is this\n",
                "+0 > . 1:1(0) ack 1 <mss>\n",
                "+0 < . 1:1(0) ack 99999999999 win 10\n",
                "+0 %{ assert 1 == 1\n",
                "+0 `true\n",
                "#endif\n"
            })
    void whatIsNotSupportedOrBrokenIsNeverAPass(String rest) {
        ScriptResult result = run(rest);

        assertThat(result.verdict()).as("%s", result.why()).isEqualTo(ScriptResult.NOT_RUNNABLE);
        assertThat(result.line()).isEqualTo(8L);
    }

    @Test
    void setUpThatIsNotModelledIsNotRun() {
        ScriptResult result =
                Packetdrill.run("a.pkt", "`tc qdisc add dev tun0 root netem loss 1%`\n" + OPEN, Mode.AS_WRITTEN, false);

        assertThat(result.verdict()).isEqualTo(ScriptResult.NOT_RUNNABLE);
    }

    @Test
    void relaxedComparisonIgnoresWindowsAndPush() {
        String text = OPEN + "+0 write(4, ..., 1000) = 1000\n+0 > . 1:1001(1000) ack 1 win 77\n";

        assertThat(Packetdrill.run("a.pkt", text, Mode.NORMALISED, false).verdict())
                .isEqualTo(ScriptResult.FAIL);
        assertThat(Packetdrill.run("a.pkt", text, Mode.RELAXED, false).verdict())
                .isEqualTo(ScriptResult.PASS);
    }

    @Test
    void initialSequenceNumbersOfTheScriptNeverMatter() {
        String text = OPEN.replace("S. 0:0(0)", "S. 7000:7000(0)").replace("ack 1 win", "ack 7001 win")
                + "+0 write(4, ..., 10) = 10\n+0 > P. 7001:7011(10) ack 1\n";

        assertThat(Packetdrill.run("a.pkt", text, Mode.AS_WRITTEN, false).verdict())
                .isEqualTo(ScriptResult.PASS);
    }

    @Test
    void packetThatTheScriptNeverAsksForIsNoticedIfWanted() {
        String text = OPEN + "+0 write(4, ..., 10) = 10\n";

        assertThat(Packetdrill.run("a.pkt", text, Mode.AS_WRITTEN, false).verdict())
                .isEqualTo(ScriptResult.PASS);
        assertThat(Packetdrill.run("a.pkt", text, Mode.AS_WRITTEN, true).why())
                .contains("not asked for")
                .contains("P. 1:11(10) ack 1");
    }
}
