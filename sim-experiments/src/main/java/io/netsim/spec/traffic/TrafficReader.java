package io.netsim.spec.traffic;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.Addressing;
import io.netsim.spec.AppSpec;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.Pairing;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.TransportKind;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.DistributionReader;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Names;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the traffic of an experiment, checks that it can flow, and gives every entry a name. */
public final class TrafficReader {
    private static final Kind<Integer> PORT = Kinds.count(0, 65_535);
    private static final Kind<String> VERSION = Kinds.word(ImmutableList.of("4", "6"));
    private static final String EXAMPLE = "{app: bulk_transfer, from: a, to: b}";

    private final Names hosts;
    private final Names directions;
    private final TrafficCheck check;
    private final DemandTraffic demands;
    private final Addressing addressing;
    private final Mistakes mistakes;

    /**
     * @param topology what the traffic flows over
     * @param demands what the topology is asked to carry
     * @param hosts names of its hosts
     * @param directions names of its link directions
     */
    public TrafficReader(
            TopologySpec topology,
            ImmutableList<DemandSpec> demands,
            Names hosts,
            Names directions,
            Mistakes mistakes) {
        this.hosts = hosts;
        this.directions = directions;
        this.check = new TrafficCheck(topology);
        this.demands = new DemandTraffic(demands, topology.versions());
        this.addressing = topology.versions();
        this.mistakes = mistakes;
    }

    /** The entries in an order that does not depend on the file. */
    public ImmutableList<TrafficSpec> read(List<Node> items) {
        List<TrafficSpec> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node item : items) {
            entries.addAll(entries(item, ids));
        }
        entries.sort(Comparator.comparing((TrafficSpec entry) -> entry.app().app())
                .thenComparing(TrafficSpec::id)
                .thenComparing(TrafficSpec::toString));
        Map<String, Integer> counts = new HashMap<>();
        return entries.stream()
                .map(entry -> entry.id().isEmpty() ? numbered(entry, counts) : entry)
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<TrafficSpec> entries(Node item, Set<String> ids) {
        Section section = Section.of(item, EXAMPLE, mistakes);
        String app =
                section == null ? "" : section.require("app", Kinds.word(AppReader.NAMES), "", "app: bulk_transfer");
        if (section == null || app.isEmpty()) {
            return ImmutableList.of();
        }
        int before = mistakes.count();
        String id = id(section, ids);
        if (!app.equals(DemandTraffic.NAME)) {
            return ImmutableList.of(entry(app, id, section, before));
        }
        ImmutableList<TrafficSpec> flows = demands.read(section, id, hosts.isComplete());
        for (TrafficSpec flow : flows) {
            ids.add(flow.id());
            if (mistakes.count() == before) {
                check.check(flow, section);
            }
        }
        return flows;
    }

    private TrafficSpec entry(String app, String id, Section section, int before) {
        ImmutableList<TransportKind> possible = AppReader.transports(app);
        TransportKind transport = section.get("transport", transport(app, possible), possible.get(0));
        ImmutableList<String> from = hosts(section, "from");
        ImmutableList<String> to = hosts(section, "to");
        Pairing usual = app.equals("poisson_transfers") ? Pairing.ALL : Pairing.MATCHED;
        Pairing pairing = section.get("pairs", Kinds.choice(Pairing.class), usual);
        Integer port = transport == TransportKind.ICMP ? null : section.find("port", PORT);
        DistributionSpec start = section.get("start", DistributionReader.TIMES, new DistributionSpec.Constant(0));
        Long stop = section.find("stop", Amount.POSITIVE_TIME);
        Integer version = version(section);
        boolean answered = transport == TransportKind.ICMP || section.get("answered", Kinds.TRUTH, true);
        AppSpec spec = AppReader.read(app, section, directions);
        section.done();
        if (stop != null && start instanceof DistributionSpec.Constant constant && constant.value() >= stop) {
            section.mistake("stop", "'stop' is not after 'start'; write a later time");
        }
        TrafficSpec entry = new TrafficSpec(
                id,
                spec,
                transport,
                from,
                to,
                pairing,
                port == null || port == 0 ? null : port,
                start,
                stop,
                version,
                answered ? null : false);
        boolean known = !from.isEmpty() && !to.isEmpty();
        if (known && mistakes.count() == before && hosts.isComplete() && directions.isComplete()) {
            check.check(entry, section);
        }
        return entry;
    }

    private @Nullable Integer version(Section section) {
        String version = section.find("ip_version", VERSION);
        if (version == null) {
            return null;
        }
        boolean there = version.equals("4") ? addressing.hasV4() : addressing.hasV6();
        if (!there) {
            section.mistake(
                    "ip_version",
                    "the hosts have no IPv" + version + " addresses; write 'addressing: "
                            + (version.equals("4") ? "ipv4" : "ipv6") + "' or 'addressing: dual' in the topology");
        }
        return Integer.valueOf(version);
    }

    private String id(Section section, Set<String> ids) {
        String id = section.get("id", Kinds.TEXT, "");
        if (!id.isEmpty() && !id.matches("[\\p{L}\\p{N}_.-]{1,100}")) {
            section.mistake("id", "'" + id + "' cannot be an id; use letters, digits, '_', '-' and '.'");
        } else if (!id.isEmpty() && !ids.add(id)) {
            section.mistake("id", "there are two entries with the id '" + id + "'; give each its own");
        }
        return id;
    }

    private ImmutableList<String> hosts(Section section, String key) {
        Node node = section.requiredValue(key, key + ": \"host*\"");
        return node == null ? ImmutableList.of() : hosts.matching(node, mistakes);
    }

    private static Kind<TransportKind> transport(String app, ImmutableList<TransportKind> possible) {
        Kind<TransportKind> any = Kinds.choice(TransportKind.class);
        return (node, mistakes) -> {
            TransportKind kind = any.read(node, mistakes);
            if (kind == null || possible.contains(kind)) {
                return kind;
            }
            String names = possible.stream()
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
            String given = node instanceof ScalarNode scalar ? scalar.quoted() : "this";
            mistakes.add(node, app + " does not run over " + given + "; write " + names);
            return null;
        };
    }

    private static TrafficSpec numbered(TrafficSpec entry, Map<String, Integer> counts) {
        String app = entry.app().app();
        String id = app + "[" + (counts.merge(app, 1, Integer::sum) - 1) + "]";
        return new TrafficSpec(
                id,
                entry.app(),
                entry.transport(),
                entry.from(),
                entry.to(),
                entry.pairing(),
                entry.port(),
                entry.start(),
                entry.stopPs(),
                entry.ipVersion(),
                entry.answered());
    }
}
