package io.netsim.app;

import io.netsim.random.Distribution;
import io.netsim.random.RandomStream;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transfers that arrive as a Poisson process, each a TCP connection of its own between a pair drawn uniformly.
 *
 * <p>Each opening host has a process of its own, with the share of the arrivals that its pairs have of all pairs: their
 * sum is the Poisson process, and what a host does depends on no other host. A host begins at the earliest start of its
 * pairs. Transfers under way when the application is stopped go on.
 */
public final class PoissonTransfers implements Application {
    /**
     * What the transfers can be told.
     *
     * @param arrivalsPerSecond of all pairs together, more than 0
     * @param sizeBytes of each, rounded, at least 1
     */
    public record Settings(double arrivalsPerSecond, Distribution sizeBytes) {
        /** @throws IllegalArgumentException if nothing would ever arrive */
        public Settings {
            if (!(arrivalsPerSecond > 0)) {
                throw new IllegalArgumentException("arrivals per second must be positive, not " + arrivalsPerSecond);
            }
        }
    }

    private static final long LARGEST = Long.MAX_VALUE / 2;

    private final AppTraffic traffic;
    private final Settings settings;
    private Map<String, StreamServer> servers = new LinkedHashMap<>();
    private long arrivals;

    public PoissonTransfers(AppTraffic traffic, Settings settings) {
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "poisson_transfers";
    }

    @Override
    public void start() {
        servers = StreamServer.openAll(traffic);
        Map<String, Opener> openers = new LinkedHashMap<>();
        for (AppPair pair : traffic.pairs()) {
            openers.computeIfAbsent(pair.from().hostName(), name -> new Opener(pair.from()))
                    .add(pair);
        }
        openers.values().forEach(Opener::start);
    }

    /** One host that opens connections. */
    private final class Opener {
        private final AppHost host;
        private final List<AppHost> peers = new ArrayList<>();
        private final RandomStream gaps;
        private final RandomStream choices;
        private final RandomStream sizes;
        private final Alarm next;
        private long startPs = Time.NEVER;
        private double meanGapPs;

        Opener(AppHost host) {
            this.host = host;
            this.gaps = host.random(traffic.id() + "/gap");
            this.choices = host.random(traffic.id() + "/peer");
            this.sizes = host.random(traffic.id() + "/size");
            this.next = host.clock().newAlarm(this::arrive);
        }

        void add(AppPair pair) {
            peers.add(pair.to());
            startPs = Math.min(startPs, pair.startPs());
        }

        void start() {
            double share = (double) peers.size() / traffic.pairs().size();
            meanGapPs = Time.SECOND / (settings.arrivalsPerSecond() * share);
            setNext(startPs);
        }

        private void setNext(long fromPs) {
            long instant = Time.plus(fromPs, Math.round(meanGapPs * gaps.nextExponential()));
            if (instant < traffic.stopPs()) {
                next.setAt(instant);
            }
        }

        private void arrive() {
            AppHost peer = peers.get(peers.size() == 1 ? 0 : choices.nextInt(peers.size()));
            long bytes = Sizes.draw(settings.sizeBytes(), sizes, LARGEST);
            Flow flow = traffic.openFlow(PoissonTransfers.this, FlowProtocol.TCP, host, peer, arrivals++);
            StreamTransfer transfer = new StreamTransfer(traffic, host, peer, StreamServer.on(servers, peer), flow);
            transfer.start();
            transfer.offer(bytes);
            transfer.finish();
            setNext(host.clock().nowPs());
        }
    }
}
