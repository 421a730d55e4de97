package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.HostPair;
import io.netsim.spec.Pairing;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.TransportKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An entry of the traffic with what the file leaves to the run.
 *
 * @param pairs drawn where the pairing says so
 * @param port given, or assigned: from 5001 up, a port of its own for each entry that none other was given; 0 for ICMP
 */
record PlannedTraffic(TrafficSpec spec, ImmutableList<HostPair> pairs, int port) {
    private static final int FIRST_ASSIGNED_PORT = 5001;
    private static final int TRIES = 1000;

    static ImmutableList<PlannedTraffic> plan(ExperimentSpec experiment, RandomStreams streams) {
        Set<Integer> given = new HashSet<>();
        for (TrafficSpec entry : experiment.traffic()) {
            if (entry.port() != null) {
                given.add(entry.port());
            }
        }
        ImmutableList.Builder<PlannedTraffic> planned = ImmutableList.builder();
        int next = FIRST_ASSIGNED_PORT;
        for (TrafficSpec entry : experiment.traffic()) {
            int port = 0;
            if (entry.port() != null) {
                port = entry.port();
            } else if (entry.transport() != TransportKind.ICMP) {
                while (given.contains(next)) {
                    next++;
                }
                port = next++;
            }
            if (port > 65535) {
                throw new IllegalArgumentException("traffic: there are more entries than ports to assign");
            }
            planned.add(new PlannedTraffic(entry, pairs(entry, streams), port));
        }
        return planned.build();
    }

    /** The pairs of all entries. */
    static ImmutableList<HostPair> pairs(List<PlannedTraffic> traffic) {
        ImmutableList.Builder<HostPair> all = ImmutableList.builder();
        traffic.forEach(entry -> all.addAll(entry.pairs));
        return all.build();
    }

    private static ImmutableList<HostPair> pairs(TrafficSpec entry, RandomStreams streams) {
        if (entry.pairing() != Pairing.PERMUTATION) {
            return entry.pairs();
        }
        RandomStream stream = streams.stream("traffic/" + entry.id(), "permutation");
        List<String> to = new ArrayList<>(entry.to());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            shuffle(to, stream);
            if (nobodyMeetsItself(entry.from(), to)) {
                ImmutableList.Builder<HostPair> pairs = ImmutableList.builder();
                for (int i = 0; i < entry.from().size(); i++) {
                    pairs.add(new HostPair(entry.from().get(i), to.get(i)));
                }
                return pairs.build();
            }
        }
        throw new IllegalArgumentException("traffic: " + entry.id()
                + ": no permutation in which no host talks to itself was found; name other hosts in 'to'");
    }

    private static void shuffle(List<String> names, RandomStream stream) {
        for (int i = names.size() - 1; i > 0; i--) {
            Collections.swap(names, i, stream.nextInt(i + 1));
        }
    }

    private static boolean nobodyMeetsItself(List<String> from, List<String> to) {
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i).equals(to.get(i))) {
                return false;
            }
        }
        return true;
    }
}
