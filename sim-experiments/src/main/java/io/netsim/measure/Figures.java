package io.netsim.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.app.DurationSummary;
import io.netsim.app.Flow;
import io.netsim.app.FlowLimit;
import io.netsim.app.FlowStatus;
import io.netsim.app.Playout;
import io.netsim.host.Host;
import io.netsim.host.Network;
import io.netsim.link.LinkCounters;
import io.netsim.link.LinkDirection;
import io.netsim.node.Ledger;
import io.netsim.packet.Fate;
import io.netsim.queue.MarkReason;
import io.netsim.results.Durations;
import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.SocketTable;
import io.netsim.socket.SocketError;
import io.netsim.time.BitRate;
import io.netsim.time.DurationHistogram;
import io.netsim.time.Time;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what has happened so far off a network. Does not change its course. */
public final class Figures {
    private final Network network;
    private final long warmupPs;

    /** @param warmupPs when rates and links began to be counted */
    public Figures(Network network, long warmupPs) {
        this.network = network;
        this.warmupPs = warmupPs;
    }

    /** Results of flows, in their order. */
    public ImmutableList<FlowResult> flows(List<Flow> flows) {
        return flows.stream().map(this::flow).collect(ImmutableList.toImmutableList());
    }

    private FlowResult flow(Flow flow) {
        SocketError error = flow.error();
        Playout player = flow.playout();
        boolean conversation = flow.answeredRequests() + flow.unansweredRequests() > 0;
        return new FlowResult(
                flow.id(),
                flow.entry(),
                flow.app(),
                flow.protocol().label(),
                flow.source(),
                flow.sourceEndpoint().address().toString(),
                flow.sourceEndpoint().port(),
                flow.destination(),
                flow.destinationEndpoint().address().toString(),
                flow.destinationEndpoint().port(),
                Time.toSeconds(flow.startPs()),
                seconds(flow.connectPs()),
                seconds(flow.completionPs()),
                flow.status().label(),
                error == null ? null : error.words(),
                flow.sentBytes(),
                flow.deliveredBytes(),
                goodputBps(flow),
                flow.dataPackets(),
                flow.retransmittedPackets(),
                flow.timeouts(),
                flow.tailLossProbes(),
                flow.fastRecoveries(),
                flow.spuriousRetransmissions(),
                limited(flow, FlowLimit.APPLICATION),
                limited(flow, FlowLimit.RECEIVE_WINDOW),
                limited(flow, FlowLimit.SEND_BUFFER),
                limited(flow, FlowLimit.CONGESTION_WINDOW),
                flow.pathMtuBytes() == 0 ? null : flow.pathMtuBytes(),
                flow.lostDatagrams() < 0 ? null : flow.lostDatagrams(),
                flow.corruptedBytes(),
                durations(flow.roundTrips()),
                durations(flow.oneWayDelays()),
                conversation ? flow.answeredRequests() : null,
                conversation ? flow.unansweredRequests() : null,
                durations(flow.responses()),
                player == null ? null : player.playedFrames(),
                player == null ? null : player.gapFrames(),
                player == null ? null : gapFraction(player),
                player == null ? null : player.stalls(),
                player == null ? null : Time.toSeconds(player.stallPs()),
                player == null || player.silentShare() < 0 ? null : player.silentShare(),
                player == null ? null : durations(player.frameDelays()));
    }

    private static @Nullable Double gapFraction(Playout player) {
        long due = player.playedFrames() + player.gapFrames();
        return due == 0 ? null : (double) player.gapFrames() / due;
    }

    private static @Nullable Double limited(Flow flow, FlowLimit limit) {
        long ps = flow.limitedPs(limit);
        return ps < 0 ? null : Time.toSeconds(ps);
    }

    private double goodputBps(Flow flow) {
        long end = network.simulator().nowPs();
        if (flow.status() == FlowStatus.COMPLETED) {
            end = flow.startPs() + flow.completionPs();
        }
        long life = end - Math.max(warmupPs, flow.startPs());
        return life <= 0 ? 0 : 8.0 * flow.deliveredSinceWarmupBytes() / Time.toSeconds(life);
    }

    private static @Nullable Double seconds(long ps) {
        return ps == Time.NEVER ? null : Time.toSeconds(ps);
    }

    private static @Nullable Durations durations(@Nullable DurationSummary summary) {
        return summary == null
                ? null
                : new Durations(
                        summary.meanPs() / Time.SECOND,
                        summary.p50Ps() / Time.SECOND,
                        summary.p95Ps() / Time.SECOND,
                        summary.p99Ps() / Time.SECOND);
    }

    /** Results of all link directions, by name. */
    public ImmutableList<LinkResult> links() {
        return network.directions().stream().map(this::link).collect(ImmutableList.toImmutableList());
    }

    private LinkResult link(LinkDirection direction) {
        long now = network.simulator().nowPs();
        LinkCounters counters = direction.counters();
        Map<String, Long> drops = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            boolean always = fate == Fate.QUEUE_FULL || fate == Fate.RANDOM_LOSS;
            if (always || counters.drops(fate) > 0) {
                drops.put(fate.label(), counters.drops(fate));
            }
        }
        DurationHistogram delay = counters.queueDelay();
        return new LinkResult(
                direction.name(),
                direction.rateBps() == BitRate.INFINITE ? null : direction.rateBps(),
                counters.packets(),
                counters.bytes(),
                counters.utilization(now),
                Collections.unmodifiableMap(drops),
                counters.marked(),
                marks(counters),
                counters.corrupted(),
                counters.undetectedCorruptions(),
                counters.duplicated(),
                counters.overtaken(),
                new LinkResult.Queue(counters.meanWaiting(now), counters.maxWaiting()),
                delay.count() == 0
                        ? Durations.NONE
                        : new Durations(
                                delay.meanPs() / Time.SECOND,
                                delay.quantilePs(0.5) / Time.SECOND,
                                delay.quantilePs(0.95) / Time.SECOND,
                                delay.quantilePs(0.99) / Time.SECOND));
    }

    private static Map<String, Long> marks(LinkCounters counters) {
        Map<String, Long> marks = new LinkedHashMap<>();
        for (MarkReason reason : MarkReason.values()) {
            if (counters.marked(reason) > 0) {
                marks.put(reason.label(), counters.marked(reason));
            }
        }
        return Collections.unmodifiableMap(marks);
    }

    /** How long packets waited in front of link directions, by name. */
    public ImmutableMap<String, DurationHistogram> queueDelays() {
        ImmutableMap.Builder<String, DurationHistogram> delays = ImmutableMap.builder();
        network.directions()
                .forEach(direction ->
                        delays.put(direction.name(), direction.counters().queueDelay()));
        return delays.buildOrThrow();
    }

    /** The books, what is under way counted as in flight. */
    public LedgerResult ledger() {
        Ledger books = network.settledLedger();
        ImmutableList.Builder<LedgerResult.Fate> fates = ImmutableList.builder();
        for (Fate fate : Fate.values()) {
            if (fate == Fate.DELIVERED || books.packets(fate) > 0) {
                fates.add(new LedgerResult.Fate(fate.label(), books.packets(fate), books.bytes(fate)));
            }
        }
        return new LedgerResult(
                books.offeredPackets(),
                books.offeredBytes(),
                fates.build(),
                books.balancePackets(),
                books.balanceBytes());
    }

    /** The sockets of a host now. */
    public SocketTable sockets(String hostName) {
        Host host = network.host(hostName);
        return new SocketTable(
                hostName,
                Time.toSeconds(network.simulator().nowPs()),
                host.socketTable().stream()
                        .map(entry -> new SocketTable.Socket(
                                entry.protocol(),
                                entry.state(),
                                entry.receiveQueue(),
                                entry.sendQueue(),
                                entry.local().toString(),
                                entry.remote().toString()))
                        .collect(ImmutableList.toImmutableList()));
    }
}
