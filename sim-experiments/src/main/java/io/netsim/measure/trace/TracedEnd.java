package io.netsim.measure.trace;

import io.netsim.address.Endpoint;
import io.netsim.tcp.TcpState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one end of a connection has gone through. */
final class TracedEnd {
    /**
     * A change of state.
     *
     * @param handling whether the host was handling a packet
     * @param packet that packet, if it is kept
     */
    record Step(
            long atPs,
            TcpState from,
            TcpState to,
            boolean handling,
            @Nullable Sighting packet) {
        /** Whether a segment, the application or a timer has brought it about. */
        String cause() {
            boolean close = from == TcpState.ESTABLISHED && to == TcpState.FIN_WAIT_1
                    || from == TcpState.CLOSE_WAIT && to == TcpState.LAST_ACK
                    || to == TcpState.SYN_SENT;
            return close ? "call" : handling ? "segment" : "timer";
        }
    }

    final String host;
    final Endpoint local;
    final Endpoint remote;
    final List<Step> steps = new ArrayList<>(8);

    TracedEnd(String host, Endpoint local, Endpoint remote) {
        this.host = host;
        this.local = local;
        this.remote = remote;
    }

    void add(long nowPs, TcpState from, TcpState to, boolean handling, @Nullable Sighting packet) {
        steps.add(new Step(nowPs, from, to, handling, packet));
    }
}
