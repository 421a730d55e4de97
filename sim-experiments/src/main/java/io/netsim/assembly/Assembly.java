package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import io.netsim.app.Flow;
import io.netsim.app.FlowLog;
import io.netsim.host.Addressing;
import io.netsim.host.HostSettings;
import io.netsim.host.Network;
import io.netsim.host.NetworkBuilder;
import io.netsim.host.RoutePlan;
import io.netsim.host.RoutingPlan;
import io.netsim.ip.IpLayer;
import io.netsim.ip.Routing.Multipath;
import io.netsim.random.RandomStreams;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LimitsSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.Mistake;
import io.netsim.spec.NatSpec;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.spec.ReportSpec;
import io.netsim.spec.RouterSpec;
import io.netsim.spec.RoutingSpec;
import io.netsim.spec.SpecException;
import io.netsim.spec.StackSpec;
import io.netsim.spec.StaticRouteSpec;
import io.netsim.spec.SweepSpec;
import io.netsim.spec.TimeSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.wire.FragmentDamage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds one replication of an experiment: network, planned changes and applications. What it builds depends on the
 * experiment and the replication alone, not on the order of anything in the file.
 */
public final class Assembly {
    private final ExperimentSpec spec;
    private final String source;
    private final RandomStreams streams;

    /**
     * @param replication from 0
     * @param source the experiment as the user named it, for mistakes
     */
    public Assembly(ExperimentSpec spec, int replication, String source) {
        this.spec = spec;
        this.source = source;
        this.streams = new RandomStreams(spec.seed(), replication);
    }

    /**
     * The addresses that the nodes of a network get, by name in order of rank.
     *
     * @throws SpecException if addresses or prefixes do not fit
     */
    public static ImmutableMap<String, ImmutableList<IpAddress>> addresses(TopologySpec topology, String source) {
        ImmutableMap.Builder<String, ImmutableList<IpAddress>> addresses = ImmutableMap.builder();
        for (IpLayer layer : network(topology, 0, source).layers()) {
            addresses.put(layer.node().name(), ImmutableList.copyOf(layer.addresses()));
        }
        return addresses.buildOrThrow();
    }

    /**
     * A network in which nothing happens by itself.
     *
     * @throws SpecException if addresses or prefixes do not fit
     */
    public static Network network(TopologySpec topology, long seed, String source) {
        ExperimentSpec nothing = new ExperimentSpec(
                "bare",
                "",
                ImmutableMap.of(),
                topology,
                ImmutableList.of(),
                ImmutableList.of(),
                new TimeSpec(1, 0),
                LimitsSpec.NONE,
                ImmutableList.of(),
                SweepSpec.NONE,
                ReplicationsSpec.ONE,
                seed,
                ImmutableList.of(),
                ImmutableList.of(),
                ReportSpec.NONE);
        return new Assembly(nothing, 0, source).build(new NoFlows());
    }

    /**
     * The network at time zero, its applications about to start.
     *
     * @param log told of all flows
     * @throws SpecException if the experiment asks for what there is not
     */
    public Network build(FlowLog log) {
        ImmutableList<PlannedTraffic> traffic = PlannedTraffic.plan(spec, streams);
        NetworkBuilder builder = new NetworkBuilder(streams, NaturalOrder.INSTANCE);
        builder.damageCheck(FragmentDamage::check);
        try {
            builder.addressing(Addressing.valueOf(spec.topology().versions().name()));
            addNodes(builder);
            Links links = addLinks(builder, traffic);
            RoutingSpec routing = spec.topology().routing();
            builder.routing(new RoutingPlan(
                    RoutingPlan.Metric.valueOf(routing.metric().name()),
                    Multipath.valueOf(routing.multipath().name()),
                    routing.convergencePs()));
            Network network = builder.build();
            new Timeline(network, spec, links.impaired()).schedule();
            new ApplicationStarter(network, spec, streams, log).start(traffic);
            return network;
        } catch (IllegalArgumentException e) {
            throw new SpecException(ImmutableList.of(new Mistake(source, 0, 0, "", String.valueOf(e.getMessage()))));
        }
    }

    private void addNodes(NetworkBuilder builder) {
        Map<StackSpec, HostSettings> known = new LinkedHashMap<>();
        for (NodeSpec node : spec.topology().nodes()) {
            if (node.routes() != null) {
                node.routes()
                        .forEach(route -> builder.route(
                                node.name(),
                                new RoutePlan(
                                        route.to(), route.via(), route.type() == StaticRouteSpec.Type.BLACKHOLE)));
            }
            if (node instanceof HostSpec host) {
                StackSpec stack = spec.stackOf(host.name());
                // Hosts set up alike share their settings: there may be very many.
                HostSettings settings = known.computeIfAbsent(
                        new StackSpec(
                                ImmutableList.of(host.ports().toString()),
                                stack.profile(),
                                stack.tcp(),
                                stack.udp(),
                                stack.ip()),
                        key -> Stacks.settings(stack, host.ports()));
                builder.host(host.name(), settings, host.ttl());
                for (String address : given(host.address(), host.addressV6())) {
                    builder.address(host.name(), IpAddress.parse(address));
                }
            } else if (node instanceof RouterSpec router) {
                builder.router(router.name(), Stacks.router(router.icmp()));
                NatSpec nat = router.nat();
                if (nat != null) {
                    builder.nat(router.name(), Nats.plan(nat));
                    if (nat.address() != null) {
                        builder.address(router.name(), IpAddress.parse(nat.address()));
                    }
                }
                for (String prefix : given(router.prefix(), router.prefixV6())) {
                    builder.prefix(router.name(), IpPrefix.parse(prefix));
                }
            }
        }
    }

    private static List<String> given(@Nullable String v4, @Nullable String v6) {
        return Stream.of(v4, v6).filter(Objects::nonNull).toList();
    }

    private Links addLinks(NetworkBuilder builder, ImmutableList<PlannedTraffic> traffic) {
        QueueLimits limits = new QueueLimits(spec.topology(), PlannedTraffic.pairs(traffic));
        Links links = new Links(limits, streams, new PlannedChanges(spec.timeline()));
        for (LinkSpec link : spec.topology().links()) {
            builder.link(links.plan(link));
        }
        return links;
    }

    private static final class NoFlows implements FlowLog {
        @Override
        public void opened(Flow flow) {
            throw new IllegalStateException("a flow in a bare network: " + flow);
        }

        @Override
        public void ended(Flow flow) {
            throw new IllegalStateException("a flow in a bare network: " + flow);
        }
    }
}
