package io.netsim.spec.traffic;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.Addressing;
import io.netsim.spec.AppSpec;
import io.netsim.spec.DemandSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.Pairing;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.TransportKind;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.DistributionReader;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/**
 * The demands of an imported network as traffic, {@code {app: demands, scale: 50 %}}: for each a UDP flow of constant rate from
 * the hosts of its source to those of its destination, the i-th to the i-th, with equal shares. The rate of a demand is that
 * of IP packets, headers included, so that it adds up to the load of a link.
 */
final class DemandTraffic {
    /** The application that stands in files; runs know only what it is made of. */
    static final String NAME = "demands";

    private static final Kind<Integer> PAYLOAD =
            Amount.SIZE.atLeast(1).atMost(65_507).asInt();
    /** Packets are of so many bytes unless told otherwise. */
    private static final int PACKET_BYTES = 1500;
    /** Of UDP, and of IPv4 or IPv6. */
    private static final int HEADERS_BYTES = 28;

    private static final int HEADERS_BYTES_V6 = 48;
    private static final long BIT_PS = 1_000_000_000_000L;

    private final ImmutableList<DemandSpec> demands;
    private final int headersBytes;

    /** @param addressing of the network */
    DemandTraffic(ImmutableList<DemandSpec> demands, Addressing addressing) {
        this.demands = demands;
        this.headersBytes = addressing.hasV6() ? HEADERS_BYTES_V6 : HEADERS_BYTES;
    }

    /** The flows of an entry; none after a mistake. */
    ImmutableList<TrafficSpec> read(Section section, String id, boolean known) {
        int before = section.mistakes().count();
        double scale = section.get("scale", Kinds.SHARE, 1.0);
        int payload = section.get("payload", PAYLOAD, PACKET_BYTES - headersBytes);
        DistributionSpec start = section.find("start", DistributionReader.TIMES);
        Long stop = section.find("stop", Amount.POSITIVE_TIME);
        section.done();
        if (stop != null && start instanceof DistributionSpec.Constant constant && constant.value() >= stop) {
            section.mistake("stop", "'stop' is not after 'start'; write a later time");
        }
        if (known) {
            check(section);
        }
        if (section.mistakes().count() > before) {
            return ImmutableList.of();
        }
        Set<String> taken = new HashSet<>();
        ImmutableList.Builder<TrafficSpec> flows = ImmutableList.builder();
        for (DemandSpec demand : demands) {
            long share = Math.round(
                    demand.rateBps() * scale / Math.max(1, demand.from().size()));
            long rate = payloadRate(share, payload);
            if (rate > 0 && !demand.source().equals(demand.destination())) {
                flows.add(new TrafficSpec(
                        unique((id.isEmpty() ? NAME : id) + "." + demand.label(), taken),
                        new AppSpec.ConstantRate(rate, payload, null, null, null),
                        TransportKind.UDP,
                        demand.from(),
                        demand.to(),
                        Pairing.MATCHED,
                        null,
                        start == null ? anyPhase(rate, payload) : start,
                        stop,
                        null,
                        null));
            }
        }
        return flows.build();
    }

    private void check(Section section) {
        if (demands.isEmpty()) {
            section.mistake(
                    "app",
                    "the topology has no demands; import one that has, as {format: repetita, file: x.graph, demands:"
                            + " x.demands} or {format: sndlib, file: x.txt}");
            return;
        }
        for (DemandSpec demand : demands) {
            if (demand.from().isEmpty() || demand.from().size() != demand.to().size()) {
                section.mistake(
                        "app",
                        "there are no hosts at '" + demand.source() + "' and '" + demand.destination()
                                + "' for the demand '" + demand.label()
                                + "'; write 'hosts_per_node: 1' in the import");
                return;
            }
        }
    }

    private long payloadRate(long packetsBps, int payload) {
        BigInteger all = BigInteger.valueOf(payload + headersBytes);
        return BigInteger.valueOf(packetsBps)
                .multiply(BigInteger.valueOf(payload))
                .add(all.shiftRight(1))
                .divide(all)
                .longValueExact();
    }

    /** Somewhere in the time between two messages: flows that all began at once would meet in bursts for ever. */
    private static DistributionSpec anyPhase(long rateBps, int payload) {
        long interval = BigInteger.valueOf(BIT_PS)
                .multiply(BigInteger.valueOf(8L * payload))
                .divide(BigInteger.valueOf(rateBps))
                .min(BigInteger.valueOf(Amount.TIME.maximum()))
                .longValueExact();
        return interval == 0 ? new DistributionSpec.Constant(0) : new DistributionSpec.Uniform(0, interval);
    }

    private static String unique(String id, Set<String> taken) {
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + "_" + number;
        }
        return free;
    }
}
