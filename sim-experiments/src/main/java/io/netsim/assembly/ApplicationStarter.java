package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.app.AppHost;
import io.netsim.app.AppPair;
import io.netsim.app.AppTraffic;
import io.netsim.app.Application;
import io.netsim.app.BulkTransfer;
import io.netsim.app.ConstantRate;
import io.netsim.app.FlowLog;
import io.netsim.app.FlowProtocol;
import io.netsim.app.OnOff;
import io.netsim.app.Ping;
import io.netsim.app.PoissonTransfers;
import io.netsim.app.RequestResponse;
import io.netsim.host.Network;
import io.netsim.random.Distribution;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.spec.AppSpec;
import io.netsim.spec.ArrivalSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.HostPair;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.PlayoutSpec;
import io.netsim.time.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the applications of an experiment and starts them. */
final class ApplicationStarter {
    private final Network network;
    private final ExperimentSpec experiment;
    private final RandomStreams streams;
    private final FlowLog log;
    private final Map<String, AppHost> hosts = new HashMap<>();

    ApplicationStarter(Network network, ExperimentSpec experiment, RandomStreams streams, FlowLog log) {
        this.network = network;
        this.experiment = experiment;
        this.streams = streams;
        this.log = log;
    }

    void start(List<PlannedTraffic> traffic) {
        for (PlannedTraffic entry : traffic) {
            application(entry).start();
        }
    }

    private Application application(PlannedTraffic entry) {
        Long stop = entry.spec().stopPs();
        AppTraffic traffic = new AppTraffic(
                entry.spec().id(),
                pairs(entry),
                entry.port(),
                entry.spec().isAnswered(),
                stop == null ? Time.NEVER : stop,
                log);
        FlowProtocol protocol = FlowProtocol.valueOf(entry.spec().transport().name());
        AppSpec app = entry.spec().app();
        if (app instanceof AppSpec.BulkTransfer bulk) {
            return new BulkTransfer(traffic, new BulkTransfer.Settings(Distributions.ofNullable(bulk.size())));
        }
        if (app instanceof AppSpec.ConstantRate constant) {
            PlayoutSpec playout = constant.playout();
            return new ConstantRate(
                    traffic,
                    new ConstantRate.Settings(
                            protocol,
                            constant.rateBps(),
                            constant.payloadBytes(),
                            constant.count(),
                            Boolean.TRUE.equals(constant.noDelay()),
                            playout == null ? null : playout.delayPs()));
        }
        if (app instanceof AppSpec.OnOff onOff) {
            return new OnOff(
                    traffic,
                    new OnOff.Settings(
                            protocol,
                            onOff.rateBps(),
                            onOff.payloadBytes(),
                            Distributions.of(onOff.on()),
                            Distributions.of(onOff.off())));
        }
        if (app instanceof AppSpec.RequestResponse conversation) {
            return new RequestResponse(traffic, settings(conversation, protocol));
        }
        if (app instanceof AppSpec.PoissonTransfers poisson) {
            return new PoissonTransfers(
                    traffic,
                    new PoissonTransfers.Settings(
                            arrivalsPerSecond(poisson, traffic.id()), Distributions.of(poisson.size())));
        }
        if (app instanceof AppSpec.Ping ping) {
            return new Ping(traffic, new Ping.Settings(ping.intervalPs(), ping.count(), ping.payloadBytes()));
        }
        throw new IllegalStateException("no application for " + app);
    }

    private static RequestResponse.Settings settings(AppSpec.RequestResponse spec, FlowProtocol protocol) {
        return new RequestResponse.Settings(
                protocol,
                Distributions.of(spec.requestSize()),
                Distributions.of(spec.responseSize()),
                Distributions.of(spec.thinkTime()),
                spec.requests(),
                spec.timeoutPs(),
                spec.retries(),
                spec.persistent(),
                Boolean.TRUE.equals(spec.barrier()));
    }

    private double arrivalsPerSecond(AppSpec.PoissonTransfers spec, String id) {
        ArrivalSpec arrivals = spec.arrivals();
        if (arrivals instanceof ArrivalSpec.PerSecond perSecond) {
            return perSecond.count();
        }
        double meanBits = 8 * spec.size().mean();
        if (Double.isInfinite(meanBits)) {
            throw new IllegalArgumentException("traffic: " + id
                    + ": sizes of infinite mean make no load; give the Pareto distribution a maximum, or give"
                    + " 'arrivals'");
        }
        if (arrivals instanceof ArrivalSpec.OfferedRate rate) {
            return rate.bps() / meanBits;
        }
        ArrivalSpec.Load load = (ArrivalSpec.Load) arrivals;
        for (LinkDirectionSpec direction : experiment.topology().directions()) {
            if (direction.name().equals(load.link())) {
                if (direction.rateBps() == LinkDirectionSpec.INFINITE_RATE) {
                    throw new IllegalArgumentException("traffic: " + id + ": a load of '" + load.link()
                            + "' is endless, as its rate is; give 'rate' or 'arrivals'");
                }
                return load.load() * direction.rateBps() / meanBits;
            }
        }
        throw new IllegalArgumentException(
                "traffic: " + id + ": there is no link direction named '" + load.link() + "'");
    }

    private ImmutableList<AppPair> pairs(PlannedTraffic entry) {
        DistributionSpec start = entry.spec().start();
        Distribution starts = Distributions.of(start);
        Integer asked = entry.spec().ipVersion();
        int version = asked == null ? 0 : asked;
        ImmutableList.Builder<AppPair> pairs = ImmutableList.builder();
        for (HostPair pair : entry.pairs()) {
            long startPs = start instanceof DistributionSpec.Constant constant
                    ? constant.value()
                    : draw(starts, stream(entry, pair));
            pairs.add(new AppPair(host(pair.from(), version), host(pair.to(), version), startPs));
        }
        return pairs.build();
    }

    /** Each pair draws from a stream of its own, so that a further pair moves no other's start. */
    private RandomStream stream(PlannedTraffic entry, HostPair pair) {
        return streams.stream("host/" + pair.from(), entry.spec().id() + "/" + pair.to() + "/start");
    }

    private static long draw(Distribution distribution, RandomStream stream) {
        return Math.max(0, Math.round(distribution.sample(stream)));
    }

    private AppHost host(String name, int version) {
        return hosts.computeIfAbsent(
                name + "/" + version, key -> new SimulatedHost(network, network.host(name), streams, version));
    }
}
