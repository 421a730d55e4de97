package io.netsim.app;

import io.netsim.address.IpAddress;
import io.netsim.socket.EchoError;
import io.netsim.socket.EchoHandler;
import io.netsim.socket.EchoSocket;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * ICMP echo requests at an interval (RFC 792). The flow counts requests sent, replies as delivered, round-trip times, and
 * as lost what has not been answered so far. It is complete with the reply to the last of a given number of requests.
 */
public final class Ping implements Application {
    /**
     * What to send.
     *
     * @param intervalPs between requests, more than 0
     * @param count how many, from 1, or null: until stopped
     * @param payloadBytes of each request, 0 to 65507
     */
    public record Settings(long intervalPs, @Nullable Long count, int payloadBytes) {
        /** @throws IllegalArgumentException if the interval is not positive */
        public Settings {
            if (intervalPs <= 0) {
                throw new IllegalArgumentException("an interval must be positive, not " + intervalPs + " ps");
            }
        }
    }

    private final AppTraffic traffic;
    private final Settings settings;

    public Ping(AppTraffic traffic, Settings settings) {
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public void start() {
        for (int i = 0; i < traffic.pairs().size(); i++) {
            AppPair pair = traffic.pairs().get(i);
            if (pair.startPs() < traffic.stopPs()) {
                new Pinger(i, pair).start();
            }
        }
    }

    private final class Pinger implements EchoHandler {
        private final int number;
        private final AppPair pair;
        private final EchoSocket socket;
        private final Alarm next;
        private final ArrivalWindow window = new ArrivalWindow();
        private @Nullable Flow flow;
        private long sent;
        private boolean finished;

        Pinger(int number, AppPair pair) {
            this.number = number;
            this.pair = pair;
            this.socket = pair.from().sockets().openEcho();
            this.next = pair.from().clock().newAlarm(this::due);
        }

        void start() {
            socket.handler(this);
            next.setAt(pair.startPs());
        }

        private void due() {
            long now = pair.from().clock().nowPs();
            if (flow == null) {
                flow = traffic.openPairFlow(Ping.this, FlowProtocol.ICMP, number);
            }
            if (now >= traffic.stopPs()) {
                finish(flow);
                return;
            }
            request(flow);
            if (settings.count() != null && sent >= settings.count()) {
                finished = true;
            } else if (!flow.isEnded()) {
                next.setAt(Math.min(traffic.stopPs(), Time.plus(now, settings.intervalPs())));
            }
        }

        private void request(Flow of) {
            int sequence = (int) (sent & 0xFFFF);
            IpAddress to =
                    pair.from().endpointOf(pair.to(), FlowProtocol.ICMP, 0).address();
            sent++;
            try {
                socket.send(to, sequence, settings.payloadBytes(), 0);
                of.sentDatagram(settings.payloadBytes(), false);
            } catch (SocketException e) {
                fail(of, e.error());
                if (e.error() != SocketError.UNREACHABLE) {
                    close(of);
                }
            }
            of.lostDatagrams(sent - window.count());
        }

        /** No request follows; a reply under way is not waited for. */
        private void finish(Flow of) {
            finished = true;
            if (window.count() > 0) {
                of.completed(Time.NEVER);
            }
            close(of);
        }

        @Override
        public void reply(IpAddress from, int sequence, long roundTripPs) {
            long last = sent - 1;
            long replied = last - (last - sequence & 0xFFFF);
            if (flow == null || flow.isEnded() || !window.arrived(replied)) {
                return;
            }
            flow.delivered(settings.payloadBytes(), pair.from().clock().nowPs());
            flow.roundTripHistogram().record(roundTripPs);
            flow.lostDatagrams(sent - window.count());
            if (finished && replied == last) {
                flow.completed(Time.NEVER);
            }
            if (finished && window.count() == sent) {
                close(flow);
            }
        }

        @Override
        public void error(IpAddress from, int sequence, EchoError error) {
            if (flow != null && error != EchoError.TOO_BIG) { // then the next leaves in fragments
                fail(flow, SocketError.UNREACHABLE);
            }
        }

        /** An error is the status of the flow if there has been no reply. */
        private void fail(Flow of, SocketError error) {
            if (window.count() == 0) {
                of.failed(error);
            }
        }

        private void close(Flow of) {
            socket.close();
            traffic.end(of);
        }
    }
}
