package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.ip.IcmpMessage;
import io.netsim.ip.IcmpType;
import io.netsim.packet.Packet;
import io.netsim.rfc.Verifies;
import io.netsim.time.Time;
import org.junit.jupiter.api.Test;

/** What must not, and what must, end a connection (RFC 9293 §3.4, §3.8.4, §3.9.2.2). */
class SoftErrorTest {
    @Test
    @Verifies({"RFC9293:MUST-56", "RFC9293:SHLD-25", "RFC9293:MUST-47"})
    void unreachableNetworkEndsNoConnectionButExplainsItsEnd() {
        Script script = new Script(Script.plain());
        script.connected();
        script.app.toSend = 100;
        script.app.fill();
        script.settle();
        Packet sent = new Packet(
                script.app.socket.local().address(), script.endpoint().address(), script.segments.get(0), 0, 64, 0);
        script.net.a.tcp().icmpError(new IcmpMessage(IcmpType.NET_UNREACHABLE, 0, 0, 28, sent, 0), sent);
        assertThat(script.state()).isEqualTo("ESTABLISHED");
        script.until(3000);
        assertThat(script.app.lastEvent()).isEqualTo("failed: UNREACHABLE");
    }

    @Test
    @Verifies("RFC9293:MUST-66")
    void resetIsProcessedWhileTheWindowIsClosed() {
        TcpConfig.Builder tcp = Script.plain();
        tcp.receiveBuffer = 1000;
        Script script = new Script(tcp);
        script.connected();
        script.app.reads = false;
        script.send(".", 1, 1, 1000);
        script.send("R", 1001, 0, 0);
        assertThat(script.state()).isEqualTo("CLOSED");
    }

    @Test
    @Verifies("RFC9293:MUST-28")
    void keepalivesWaitTwoHoursUnlessToldOtherwise() {
        assertThat(TcpConfig.rfc().keepaliveIdle).isGreaterThanOrEqualTo(2 * Time.HOUR);
        assertThat(TcpConfig.linux().keepaliveIdle).isGreaterThanOrEqualTo(2 * Time.HOUR);
    }
}
