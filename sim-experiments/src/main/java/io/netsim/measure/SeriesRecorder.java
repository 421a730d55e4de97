package io.netsim.measure;

import com.google.common.collect.ImmutableMap;
import io.netsim.address.Endpoint;
import io.netsim.app.Flow;
import io.netsim.host.Host;
import io.netsim.host.Network;
import io.netsim.link.LinkDirection;
import io.netsim.results.SeriesSink;
import io.netsim.tcp.ConnectionView;
import io.netsim.tcp.TcpObserver;
import io.netsim.tcp.TcpState;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Time series of a run: of each end of each connection the congestion window, the slow-start threshold, the smoothed
 * round-trip time, the retransmission time-out and the bytes in flight; of each link direction the packets waiting.
 */
public final class SeriesRecorder implements TcpObserver {
    private static final class Connection {
        final Endpoint local;
        final Endpoint remote;
        final long startPs;
        final ChangeSeries cwnd = new ChangeSeries();
        final ChangeSeries ssthresh = new ChangeSeries();
        final ChangeSeries srtt = new ChangeSeries();
        final ChangeSeries rto = new ChangeSeries();
        final ChangeSeries flight = new ChangeSeries();

        Connection(ConnectionView view, long nowPs) {
            this.local = view.local();
            this.remote = view.remote();
            this.startPs = nowPs;
        }

        void look(long nowPs, ConnectionView view) {
            cwnd.add(nowPs, (double) view.cwndBytes());
            if (view.ssthreshBytes() != Long.MAX_VALUE) {
                ssthresh.add(nowPs, (double) view.ssthreshBytes());
            }
            if (view.srttPs() > 0) {
                srtt.add(nowPs, Time.toSeconds(view.srttPs()));
            }
            rto.add(nowPs, Time.toSeconds(view.rtoPs()));
            flight.add(nowPs, (double) view.flightBytes());
        }

        ImmutableMap<String, ChangeSeries> metrics() {
            return ImmutableMap.of(
                    "cwnd_bytes", cwnd,
                    "ssthresh_bytes", ssthresh,
                    "srtt_s", srtt,
                    "rto_s", rto,
                    "flight_bytes", flight);
        }
    }

    private final Network network;
    private final IdentityHashMap<ConnectionView, Connection> live = new IdentityHashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, QueueSeries> queues = new LinkedHashMap<>();

    /** Watches a network from now on; before the run. */
    public SeriesRecorder(Network network) {
        this.network = network;
        for (Host host : network.hosts().values()) {
            host.tcp().observe(this);
        }
        for (LinkDirection direction : network.directions()) {
            QueueSeries queue = new QueueSeries();
            queues.put(direction.name(), queue);
            direction.observe(queue);
        }
    }

    @Override
    public void entered(long nowPs, ConnectionView connection, TcpState from, TcpState to) {
        if (to == TcpState.CLOSED || to == TcpState.TIME_WAIT) {
            live.remove(connection);
        } else {
            changed(nowPs, connection);
        }
    }

    @Override
    public void changed(long nowPs, ConnectionView view) {
        Connection connection = live.get(view);
        if (connection == null) {
            if (view.state().equals("CLOSED") || view.state().equals("TIME_WAIT")) {
                return;
            }
            connection = new Connection(view, nowPs);
            live.put(view, connection);
            connections.add(connection);
        }
        connection.look(nowPs, view);
    }

    /**
     * Hands over all points: of connections in order of their beginning, the sender's end of a flow under the flow's id,
     * the other under the id with {@code /peer}; then of link directions that had a queue.
     */
    public void writeTo(SeriesSink sink, List<Flow> flows) {
        Map<String, List<Flow>> byEnds = new HashMap<>();
        flows.forEach(flow -> byEnds.computeIfAbsent(
                        flow.sourceEndpoint() + ">" + flow.destinationEndpoint(), key -> new ArrayList<>())
                .add(flow));
        for (Connection connection : connections) {
            String name = name(connection, byEnds);
            connection.metrics().forEach((metric, series) -> write(sink, name, metric, series));
        }
        queues.forEach((name, queue) -> {
            queue.settle(network.simulator().nowPs());
            write(sink, name, "queue_packets", queue.length());
        });
    }

    private static String name(Connection connection, Map<String, List<Flow>> byEnds) {
        String ends = connection.local + ">" + connection.remote;
        Flow own = at(connection, byEnds.get(ends));
        if (own != null) {
            return own.id();
        }
        Flow other = at(connection, byEnds.get(connection.remote + ">" + connection.local));
        return other != null ? other.id() + "/peer" : ends;
    }

    /** Ports are used again: the flow that began last before the connection did. */
    private static @Nullable Flow at(Connection connection, @Nullable List<Flow> flows) {
        Flow found = null;
        if (flows != null) {
            for (Flow flow : flows) {
                if (flow.startPs() <= connection.startPs && (found == null || flow.startPs() > found.startPs())) {
                    found = flow;
                }
            }
        }
        return found;
    }

    private static void write(SeriesSink sink, String entity, String metric, ChangeSeries series) {
        series.writeTo((timePs, value) -> sink.point(Time.toSeconds(timePs), entity, metric, value));
    }
}
