package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.host.Host;
import io.netsim.host.HostSettings;
import io.netsim.host.LinkPlan;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.link.LinkEpoch;
import io.netsim.link.LinkSettings;
import io.netsim.queue.DropTailLimit;
import io.netsim.random.RandomStreams;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamOption;
import io.netsim.socket.StreamSocket;
import io.netsim.socket.StreamStatistics;
import io.netsim.tcp.ConnectionView;
import io.netsim.tcp.TcpConfig;
import io.netsim.tcp.TcpObserver;
import io.netsim.tcp.TcpState;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays one scenario: two hosts, the link between them, and the scripts at both ends. */
final class ScenarioRun implements TcpObserver {
    private static final int FIRST_PORT = 5001;
    private static final long LONGEST = Time.HOUR;
    private static final long SAMPLES_FROM = 5 * Time.SECOND;
    private static final long SAMPLE_INTERVAL = 50 * Time.MILLISECOND;
    private static final long MOST_EVENTS = 200_000_000;

    private final Scenario scenario;
    private final Network network;
    private final PacketLog log;
    private final List<CallOutcome> calls = new ArrayList<>();
    private final List<TimerExpiry> timers = new ArrayList<>();
    private final List<ScriptRunner> clients = new ArrayList<>();
    private final List<ScriptRunner> servers = new ArrayList<>();
    private final List<WindowSamples> windows = new ArrayList<>();
    private @Nullable Alarm sampling;
    private long delivered;
    private long deliveredPs = -1;

    /** @param missing gets what the scenario asks for and our stack does not model */
    ScenarioRun(Scenario scenario, List<String> missing) throws FolderException {
        this.scenario = scenario;
        List<ScriptCall> clientCalls = new ArrayList<>();
        List<ScriptCall> serverCalls = new ArrayList<>();
        for (FlowScript flow : scenario.flows()) {
            clientCalls.addAll(flow.client());
            serverCalls.addAll(flow.server());
        }
        this.network = build(
                KernelSettings.of(scenario, clientCalls, missing), KernelSettings.of(scenario, serverCalls, missing));
        boolean brief = scenario.kind() != ScenarioKind.LONG;
        this.log = new PacketLog(
                scenario.flows().size(),
                FIRST_PORT,
                brief,
                brief ? new TimerWatch(true, () -> lastCall(clients), timers) : null,
                brief ? new TimerWatch(false, () -> lastCall(servers), timers) : null);
    }

    private static long lastCall(List<ScriptRunner> runners) {
        long last = -1;
        for (ScriptRunner runner : runners) {
            last = Math.max(last, runner.lastCallPs());
        }
        return last;
    }

    private Network build(TcpConfig client, TcpConfig server) throws FolderException {
        NetworkBuilder builder = new NetworkBuilder(new RandomStreams(1, 0), Comparator.naturalOrder());
        builder.host("a", settings(client)).host("b", settings(server));
        LinkEpoch epoch = new LinkEpoch();
        builder.link(new LinkPlan(
                "link",
                "a",
                "b",
                direction("link.forward", DropTailLimit.packets(scenario.queuePackets())),
                direction("link.reverse", DropTailLimit.UNLIMITED),
                LinkRules.of(scenario.rules(), "f", epoch, scenario.name()),
                LinkRules.of(scenario.rules(), "r", epoch, scenario.name()),
                1));
        return builder.build();
    }

    private static HostSettings settings(TcpConfig tcp) {
        return new HostSettings(tcp, HostSettings.DEFAULT_UDP_RECEIVE_BUFFER, PortPolicy.LINUX);
    }

    private LinkSettings direction(String name, DropTailLimit limit) {
        return new LinkSettings(name, scenario.rateBps(), scenario.delayPs(), limit, scenario.mtu(), 0);
    }

    Outcome run() throws FolderException {
        Host a = network.host("a");
        Host b = network.host("b");
        log.watch(network.direction("link.forward"), network.direction("link.reverse"));
        b.tcp().observe(this);
        try {
            for (int i = 0; i < scenario.flows().size(); i++) {
                start(i, scenario.flows().get(i), a, b);
            }
        } catch (SocketException | IllegalArgumentException e) {
            throw new FolderException(scenario.name() + ": " + e.getMessage());
        }
        long bulk = Math.round(scenario.durationS() * Time.SECOND);
        List<Long> read = new ArrayList<>();
        if (scenario.kind() == ScenarioKind.LONG || bulk > 0) {
            sampling = a.ip().node().clock().newAlarm(this::sample);
            sampling.setAt(SAMPLES_FROM);
            network.simulator().run(bulk, MOST_EVENTS);
            sampling.cancel();
            servers.forEach(server -> read.add(server.receivedBytes()));
        }
        if (scenario.kind() != ScenarioKind.LONG) {
            network.simulator().run(LONGEST, MOST_EVENTS);
        }
        return outcome(bulk, read);
    }

    private void start(int number, FlowScript flow, Host a, Host b) throws SocketException {
        Endpoint service = new Endpoint(b.ip().addresses().get(0), FIRST_PORT + number);
        ScriptRunner server =
                new ScriptRunner(number, false, flow.server(), b.ip().node().clock(), calls::add);
        if (!flow.server().isEmpty()) {
            StreamSocket listening = b.openStream();
            listening.set(StreamOption.TCP_CONGESTION, flow.congestionControl());
            server.serve(listening, service);
        }
        ScriptRunner client =
                new ScriptRunner(number, true, flow.client(), a.ip().node().clock(), calls::add);
        StreamSocket socket = a.openStream();
        socket.set(StreamOption.TCP_CONGESTION, flow.congestionControl());
        client.run(socket, service, flow.startMs() * Time.MILLISECOND);
        clients.add(client);
        servers.add(server);
        windows.add(new WindowSamples());
    }

    private void sample() {
        for (int i = 0; i < clients.size(); i++) {
            StreamSocket socket = clients.get(i).socket();
            if (socket != null) {
                windows.get(i).add(socket.statistics().cwndBytes() / segmentBytes(socket));
            }
        }
        if (sampling != null) {
            sampling.setAt(network.simulator().nowPs() + SAMPLE_INTERVAL);
        }
    }

    private int segmentBytes(StreamSocket socket) {
        boolean timestamps = !"0".equals(scenario.settings().get("net.ipv4.tcp_timestamps"));
        int announced = Math.min(scenario.mtu() - 40, socket.get(StreamOption.TCP_MAXSEG));
        return announced - (timestamps ? 12 : 0);
    }

    private Outcome outcome(long bulkPs, List<Long> read) {
        ImmutableList.Builder<Outcome.FlowOutcome> flows = ImmutableList.builder();
        for (int i = 0; i < clients.size(); i++) {
            StreamSocket socket = clients.get(i).socket();
            FlowTally tally = log.tally(i);
            StreamStatistics counted = socket == null ? null : socket.statistics();
            double seconds =
                    (double) bulkPs / Time.SECOND - scenario.flows().get(i).startMs() / 1e3;
            flows.add(new Outcome.FlowOutcome(
                    tally.dataPackets,
                    tally.retransmissions,
                    tally.queueDrops,
                    tally.losses,
                    counted == null ? 0 : counted.timeouts(),
                    counted == null ? 0 : counted.tailLossProbes(),
                    read.isEmpty() ? Double.NaN : read.get(i) * 8 / seconds,
                    windows.get(i).mean(),
                    windows.get(i).largest()));
        }
        ImmutableList<LoggedPacket> packets = log.packets();
        return new Outcome(
                deliveredPs,
                packets.isEmpty() ? -1 : packets.get(packets.size() - 1).timePs,
                flows.build(),
                ImmutableList.copyOf(calls),
                ImmutableList.copyOf(timers),
                packets);
    }

    // ---- events at the server --------------------------------------------------------------------------------

    @Override
    public void entered(long nowPs, ConnectionView connection, TcpState from, TcpState to) {}

    @Override
    public void changed(long nowPs, ConnectionView connection) {
        if (connection.local().port() == FIRST_PORT && connection.deliveredBytes() > delivered) {
            delivered = connection.deliveredBytes();
            deliveredPs = nowPs;
        }
    }
}
