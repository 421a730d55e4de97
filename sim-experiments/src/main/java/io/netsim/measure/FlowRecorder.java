package io.netsim.measure;

import com.google.common.collect.ImmutableList;
import io.netsim.app.Flow;
import io.netsim.app.FlowLog;
import io.netsim.socket.SocketError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Keeps all flows of a run. */
public final class FlowRecorder implements FlowLog {
    /** Of flows of one entry: those with more digits behind the same beginning have larger numbers. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final TreeMap<String, List<Flow>> byEntry;
    private final List<String> troubles = new ArrayList<>();

    /** @param nameOrder a total order of the ids of traffic entries */
    public FlowRecorder(Comparator<String> nameOrder) {
        this.byEntry = new TreeMap<>(nameOrder);
    }

    @Override
    public void opened(Flow flow) {
        byEntry.computeIfAbsent(flow.entry(), entry -> new ArrayList<>()).add(flow);
    }

    @Override
    public void ended(Flow flow) {
        // It is kept, and reads as it stands.
    }

    @Override
    public void troubled(String application, String hostName, SocketError error) {
        troubles.add(application + " on " + hostName + ": " + error.words());
    }

    /** What has been delivered so far does not count for the goodput. */
    public void warmupEnded() {
        byEntry.values().forEach(flows -> flows.forEach(Flow::warmupEnded));
    }

    /** All flows, in natural order of their ids. */
    public ImmutableList<Flow> flows() {
        ImmutableList.Builder<Flow> all = ImmutableList.builder();
        for (List<Flow> flows : byEntry.values()) {
            flows.sort(Comparator.comparing(Flow::id, BY_NUMBER));
            all.addAll(flows);
        }
        return all.build();
    }

    /** Failed calls that no flow answers for, in words. */
    public ImmutableList<String> troubles() {
        return ImmutableList.copyOf(troubles);
    }
}
