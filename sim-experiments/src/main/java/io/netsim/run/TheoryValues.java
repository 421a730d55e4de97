package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.assembly.FlowPaths;
import io.netsim.assembly.TcpFacts;
import io.netsim.host.Network;
import io.netsim.results.FlowResult;
import io.netsim.results.TheoryResult;
import io.netsim.spec.AppSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.TransportKind;
import io.netsim.theory.Hop;
import io.netsim.theory.MaxMinShare;
import io.netsim.theory.Path;
import io.netsim.theory.TcpTheory;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What theory says of the flows and links of a run, next to what was measured: only where the assumptions of a formula
 * hold, for bulk and Poisson transfers of entries with up to 100 flows, 200 flows at most.
 */
final class TheoryValues {
    private static final int MOST_FLOWS = 200;
    private static final int MOST_FLOWS_OF_ENTRY = 100;
    private static final int UDP_HEADER = 8;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    /** The part of the run that a flow may miss and still count as one that lasts. */
    private static final double LATE_START = 0.1;

    private static final String BDP_ASSUMES = "smallest rate of the path x propagation delay there and back";
    private static final String LINK_BDP_ASSUMES =
            "rate x longest propagation delay there and back of the transfers that the link bounds";
    private static final String IDEAL_ASSUMES = "one handshake, then everything back to back at the full rate of the"
            + " path; nothing lost, no other traffic, no slow start, no window that holds back";
    private static final String SHARE_ASSUMES =
            "max-min fair goodput of all endless transfers at once; headers and acknowledgements taken off";

    private final ExperimentSpec spec;
    private final FlowPaths paths;
    private final Map<String, LinkDirectionSpec> directions = new HashMap<>();
    private final Map<String, TrafficSpec> entries = new HashMap<>();
    private final Map<String, TcpFacts> facts = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final List<TheoryResult> results = new ArrayList<>();

    TheoryValues(ExperimentSpec spec, Network network) {
        this.spec = spec;
        this.paths = new FlowPaths(network);
        spec.topology().directions().forEach(direction -> directions.put(direction.name(), direction));
        spec.traffic().forEach(entry -> entries.put(entry.id(), entry));
        spec.timeline().forEach(change -> changing.addAll(change.directions()));
    }

    /** @param flows all of the run */
    ImmutableList<TheoryResult> of(List<FlowResult> flows) {
        List<TheorySubject> subjects = subjects(flows);
        ImmutableMap<String, Double> shares = shares(subjects, flows);
        for (TheorySubject subject : subjects) {
            ofFlow(subject, shares.get(subject.flow().id()));
        }
        ofEntries(subjects);
        ofLinks(subjects);
        return ImmutableList.copyOf(results);
    }

    private void add(String entity, String law, double value, @Nullable String comparesWith, String assumes) {
        if (Double.isFinite(value)) {
            results.add(new TheoryResult(entity, law, value, comparesWith, assumes));
        }
    }

    private List<TheorySubject> subjects(List<FlowResult> flows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        flows.forEach(flow -> counts.merge(flow.entry(), 1, Integer::sum));
        Set<String> listed = new HashSet<>();
        int room = MOST_FLOWS;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            TrafficSpec traffic = entries.get(entry.getKey());
            boolean transfers = traffic != null
                    && (traffic.app() instanceof AppSpec.BulkTransfer
                            || traffic.app() instanceof AppSpec.PoissonTransfers);
            if (transfers && entry.getValue() <= Math.min(MOST_FLOWS_OF_ENTRY, room)) {
                listed.add(entry.getKey());
                room -= entry.getValue();
            }
        }
        List<TheorySubject> subjects = new ArrayList<>();
        for (FlowResult flow : flows) {
            if (listed.contains(flow.entry())) {
                TheorySubject subject = subject(flow);
                if (subject != null) {
                    subjects.add(subject);
                }
            }
        }
        return subjects;
    }

    private @Nullable TheorySubject subject(FlowResult flow) {
        ImmutableList<LinkDirectionSpec> there = path(flow, false);
        ImmutableList<LinkDirectionSpec> back = path(flow, true);
        boolean alive = flow.status().equals("open") || flow.status().equals("completed");
        if (!alive || there.isEmpty() || back.isEmpty()) {
            return null;
        }
        IpAddress destination = IpAddress.parse(flow.destinationAddress());
        TcpFacts connection = facts.computeIfAbsent(
                flow.source() + " > " + flow.destination() + " " + destination.version(),
                key -> TcpFacts.of(
                        spec.stackOf(flow.source()),
                        spec.stackOf(flow.destination()),
                        destination.version(),
                        there.get(0).mtuBytes(),
                        back.get(0).mtuBytes()));
        boolean fits = there.stream().allMatch(direction -> connection.shape().packetBytes() <= direction.mtuBytes());
        return fits
                ? new TheorySubject(
                        flow,
                        isEndless(flow),
                        TheorySubject.path(there),
                        TheorySubject.path(back),
                        connection,
                        TheorySubject.loss(there))
                : null;
    }

    /** Empty if it is not known, or if the run changes one of its links. */
    private ImmutableList<LinkDirectionSpec> path(FlowResult flow, boolean back) {
        Endpoint source = new Endpoint(IpAddress.parse(flow.sourceAddress()), flow.sourcePort());
        Endpoint destination = new Endpoint(IpAddress.parse(flow.destinationAddress()), flow.destinationPort());
        boolean tcp = flow.protocol().equals("tcp");
        ImmutableList<String> names = back
                ? paths.of(tcp, flow.destination(), destination, source)
                : paths.of(tcp, flow.source(), source, destination);
        ImmutableList.Builder<LinkDirectionSpec> path = ImmutableList.builder();
        for (String name : names) {
            LinkDirectionSpec direction = directions.get(name);
            if (direction == null || changing.contains(name)) {
                return ImmutableList.of();
            }
            path.add(direction);
        }
        return path.build();
    }

    private boolean isEndless(FlowResult flow) {
        TrafficSpec entry = entries.get(flow.entry());
        if (entry == null || !(entry.app() instanceof AppSpec.BulkTransfer bulk) || bulk.size() != null) {
            return false;
        }
        double lateS = Math.max(
                Time.toSeconds(spec.time().warmupPs()),
                LATE_START * Time.toSeconds(spec.time().durationPs()));
        boolean toTheEnd =
                entry.stopPs() == null || entry.stopPs() >= spec.time().durationPs();
        return toTheEnd && flow.startS() <= lateS;
    }

    private void ofFlow(TheorySubject subject, @Nullable Double share) {
        String id = subject.flow().id();
        Path there = subject.there();
        Path back = subject.back();
        add(id, "bdp_bytes", TcpTheory.bandwidthDelayBytes(there, back), null, BDP_ASSUMES);
        Long size = size(subject.flow());
        if (size != null) {
            double ideal =
                    TcpTheory.idealCompletionS(there, back, subject.facts().shape(), size);
            add(id, "ideal_completion_s", ideal, "flow.completion_s", IDEAL_ASSUMES);
        }
        if (!subject.endless()) {
            return;
        }
        double loss = subject.loss();
        double most = loss > 0 && loss < 1 ? underLoss(subject, share) : Double.POSITIVE_INFINITY;
        if (share != null && share <= most) {
            add(id, "max_min_share_bps", share, "flow.goodput_bps", SHARE_ASSUMES + leftOut());
        }
    }

    /** What losses leave to the flow, bits per second; infinite where there is no formula. */
    private double underLoss(TheorySubject subject, @Nullable Double share) {
        TcpFacts connection = subject.facts();
        double rttS = TcpTheory.idleRttS(subject.there(), subject.back(), connection.shape());
        double most = share == null ? Double.POSITIVE_INFINITY : share;
        String bound = share == null ? "" : "; at most the max-min share";
        double window;
        String law;
        String assumes;
        switch (connection.congestionControl()) {
            case "reno", "newreno" -> {
                int step = connection.segmentsPerStep();
                window = TcpTheory.renoWindow(subject.loss(), step);
                law = "mathis_goodput_bps";
                assumes = "MSS/RTT C/sqrt(p), C = "
                        + (step == 1
                                ? "sqrt(3/2): the window grows by what is acknowledged"
                                : "sqrt(3/" + 2 * step + "): the window grows by acknowledgements, one for " + step
                                        + " segments")
                        + "; round trips without queueing; no time-outs";
            }
            case "cubic" -> {
                window = TcpTheory.cubicWindow(rttS, subject.loss());
                law = "cubic_goodput_bps";
                assumes =
                        "RFC 9438 section 5.1, the Reno-friendly region included; losses at even distances, round trips"
                                + " without queueing; no time-outs";
            }
            default -> {
                return Double.POSITIVE_INFINITY;
            }
        }
        double goodput = Math.min(most, TcpTheory.goodputBps(window, connection.shape(), rttS));
        add(subject.flow().id(), law, goodput, "flow.goodput_bps", assumes + bound);
        return goodput;
    }

    /** Bytes of a transfer that has an end; null for others, or if nobody knows them yet. */
    private @Nullable Long size(FlowResult flow) {
        TrafficSpec entry = entries.get(flow.entry());
        DistributionSpec size = entry == null
                ? null
                : entry.app() instanceof AppSpec.BulkTransfer bulk
                        ? bulk.size()
                        : entry.app() instanceof AppSpec.PoissonTransfers poisson ? poisson.size() : null;
        if (size instanceof DistributionSpec.Constant constant) {
            return Math.max(1, constant.value());
        }
        return size != null && flow.status().equals("completed") && flow.sentBytes() > 0 ? flow.sentBytes() : null;
    }

    /** By flow; none if other traffic takes a part that nobody knows beforehand. */
    private ImmutableMap<String, Double> shares(List<TheorySubject> subjects, List<FlowResult> flows) {
        List<TheorySubject> endless =
                subjects.stream().filter(TheorySubject::endless).toList();
        Map<String, Double> capacities = new HashMap<>();
        directions.values().forEach(direction -> {
            if (direction.rateBps() != LinkDirectionSpec.INFINITE_RATE) {
                capacities.put(direction.name(), (double) direction.rateBps());
            }
        });
        MaxMinShare filling = new MaxMinShare(capacities);
        Set<String> known = new HashSet<>();
        endless.forEach(subject -> known.add(subject.flow().id()));
        for (FlowResult flow : flows) {
            TrafficSpec entry = entries.get(flow.entry());
            if (entry != null && entry.app() instanceof AppSpec.ConstantRate constant) {
                load(filling, flow, entry, constant);
            } else if (!known.contains(flow.id()) && !isSlight(entry)) {
                return ImmutableMap.of();
            }
        }
        double[] rates = filling.of(endless.stream().map(TheorySubject::linkUse).toList());
        ImmutableMap.Builder<String, Double> shares = ImmutableMap.builder();
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] > 0) {
                shares.put(endless.get(i).flow().id(), rates[i]);
            }
        }
        return shares.buildOrThrow();
    }

    private void load(MaxMinShare filling, FlowResult flow, TrafficSpec entry, AppSpec.ConstantRate constant) {
        int version = IpAddress.parse(flow.destinationAddress()).version();
        int headers = entry.transport() == TransportKind.UDP
                ? UDP_HEADER + (version == 6 ? IPV6_HEADER : IPV4_HEADER)
                : TcpFacts.of(spec.stackOf(flow.source()), spec.stackOf(flow.destination()), version, 1500, 1500)
                        .shape()
                        .headerBytes();
        for (LinkDirectionSpec direction : path(flow, false)) {
            double packet = constant.payloadBytes() + headers + direction.overheadBytes();
            filling.load(direction.name(), constant.rateBps() * packet / constant.payloadBytes());
        }
    }

    /** Traffic that a share does not depend on much: one request or echo at a time. */
    private static boolean isSlight(@Nullable TrafficSpec entry) {
        return entry != null && (entry.app() instanceof AppSpec.Ping || entry.app() instanceof AppSpec.RequestResponse);
    }

    private String leftOut() {
        List<String> slight = entries.values().stream()
                .filter(TheoryValues::isSlight)
                .map(TrafficSpec::id)
                .sorted()
                .toList();
        return slight.isEmpty() ? "" : "; without the load of " + String.join(", ", slight);
    }

    /** The means over the flows of an entry, where each has a value. */
    private void ofEntries(List<TheorySubject> subjects) {
        Map<String, String> entryOf = new HashMap<>();
        Map<String, Integer> flows = new LinkedHashMap<>();
        for (TheorySubject subject : subjects) {
            entryOf.put(subject.flow().id(), subject.flow().entry());
            flows.merge(subject.flow().entry(), 1, Integer::sum);
        }
        Map<List<String>, List<TheoryResult>> groups = new LinkedHashMap<>();
        for (TheoryResult result : results) {
            String entry = entryOf.getOrDefault(result.entity(), result.entity());
            groups.computeIfAbsent(List.of(entry, result.law()), key -> new ArrayList<>())
                    .add(result);
        }
        groups.forEach((key, members) -> {
            TheoryResult first = members.get(0);
            boolean all = members.size() == flows.getOrDefault(key.get(0), 0);
            if (all && !first.entity().equals(key.get(0))) {
                double mean = members.stream()
                        .mapToDouble(TheoryResult::value)
                        .average()
                        .orElse(Double.NaN);
                add(key.get(0), key.get(1), mean, first.comparesWith(), "mean over flows: " + first.assumes());
            }
        });
    }

    /** Of the links that bound a flow. */
    private void ofLinks(List<TheorySubject> subjects) {
        Map<String, Double> bytes = new HashMap<>();
        for (TheorySubject subject : subjects) {
            double rttS = TcpTheory.propagationRttS(subject.there(), subject.back());
            double least = subject.there().bottleneckBps();
            for (Hop hop : subject.there().hops()) {
                if (hop.rateBps() == least) {
                    bytes.merge(hop.name(), least * rttS / 8, Math::max);
                }
            }
        }
        for (LinkDirectionSpec direction : spec.topology().directions()) {
            Double product = bytes.get(direction.name());
            if (product != null) {
                add(direction.name(), "bdp_bytes", product, null, LINK_BDP_ASSUMES);
            }
        }
    }
}
