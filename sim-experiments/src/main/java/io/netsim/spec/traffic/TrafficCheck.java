package io.netsim.spec.traffic;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.HostPair;
import io.netsim.spec.HostSpec;
import io.netsim.spec.Pairing;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether traffic can flow: pairs that fit, paths that exist, ports that are free and allowed. */
final class TrafficCheck {
    private static final int FIRST_FREE_PORT = 1024;
    /** Each takes memory of its own. */
    private static final long MOST_PAIRS = 5_000_000;

    private final ImmutableMap<String, HostSpec> hosts;
    private final Reachability reachability;
    private final Map<String, Position> ports = new HashMap<>();

    TrafficCheck(TopologySpec topology) {
        ImmutableMap.Builder<String, HostSpec> byName = ImmutableMap.builder();
        topology.hosts().forEach(host -> byName.put(host.name(), host));
        this.hosts = byName.buildOrThrow();
        this.reachability = new Reachability(topology);
    }

    void check(TrafficSpec entry, Section section) {
        if (pairsFit(entry, section)) {
            checkPaths(entry, section);
        }
        Integer port = entry.port();
        if (port != null) {
            checkPort(entry, port, section);
        }
    }

    private boolean pairsFit(TrafficSpec entry, Section section) {
        int from = entry.from().size();
        int to = entry.to().size();
        if (entry.pairing() == Pairing.MATCHED && from != to && from != 1 && to != 1) {
            section.mistake(
                    "to",
                    "'from' names " + from + " hosts and 'to' " + to
                            + "; name as many on both sides, or one on one side, or write 'pairs: all'");
            return false;
        }
        if (entry.pairing() == Pairing.PERMUTATION && from != to) {
            section.mistake(
                    "pairs",
                    "a permutation needs as many hosts on both sides, not " + from + " and " + to
                            + "; name the same hosts in 'from' and 'to'");
            return false;
        }
        if (entry.pairing() == Pairing.ALL && (long) from * to > MOST_PAIRS) {
            section.mistake(
                    "to",
                    "each of " + from + " hosts with each of " + to + " are " + (long) from * to + " pairs, more than "
                            + MOST_PAIRS + "; name fewer hosts, or write 'pairs: permutation'");
            return false;
        }
        boolean alone = from == 1 && entry.from().equals(entry.to());
        if (alone && entry.pairing() != Pairing.MATCHED) {
            section.mistake("to", "'" + entry.to().get(0) + "' would talk to itself; name another host");
            return false;
        }
        return true;
    }

    private void checkPaths(TrafficSpec entry, Section section) {
        if (entry.pairing() == Pairing.MATCHED) {
            for (HostPair pair : entry.pairs()) {
                if (pair.from().equals(pair.to())) {
                    section.mistake("to", "'" + pair.from() + "' would talk to itself; name another host");
                    return;
                }
                if (!reachable(pair.from(), pair.to(), section)) {
                    return;
                }
            }
            return;
        }
        // Hosts attached alike reach the same: one of each class stands for all of it.
        ImmutableList<String> from = reachability.representatives(entry.from());
        ImmutableList<String> to = reachability.representatives(entry.to());
        for (String source : from) {
            for (String destination : to) {
                if (!source.equals(destination) && !reachable(source, destination, section)) {
                    return;
                }
            }
        }
    }

    private boolean reachable(String from, String to, Section section) {
        if (reachability.connected(from, to)) {
            return true;
        }
        section.mistake(
                "to",
                "no path leads from '" + from + "' to '" + to
                        + "'; add a link between their parts of the network (hosts do not forward)");
        return false;
    }

    private void checkPort(TrafficSpec entry, int port, Section section) {
        Set<String> reported = new HashSet<>();
        Position at = section.node().at();
        for (String name : entry.to()) {
            HostSpec host = hosts.get(name);
            if (!entry.isAnswered()) {
                continue;
            }
            if (host != null && port < FIRST_FREE_PORT && !host.ports().privileged() && reported.add("privilege")) {
                section.mistake(
                        "port",
                        "port " + port + " needs privilege, which '" + name
                                + "' does not give; use a port from 1024, or 'privileged: true' in its 'ports'");
            }
            String protocol = entry.transport().name().toLowerCase(Locale.ROOT);
            Position other = ports.putIfAbsent(protocol + " " + port + " " + name, at);
            if (other != null && !other.equals(at) && reported.add("use")) {
                section.mistake(
                        "port",
                        protocol + " port " + port + " of '" + name + "' is in use by the entry in line " + other.line()
                                + "; choose another port, or leave it out to have one assigned");
            }
        }
    }
}
