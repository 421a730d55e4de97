package io.netsim.measure;

import com.google.common.collect.ImmutableList;
import io.netsim.app.Flow;
import io.netsim.app.FlowLog;
import io.netsim.socket.SocketError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps all flows of a run. */
public final class FlowRecorder implements FlowLog {
    /** Of flows of one entry: those with more digits behind the same beginning have larger numbers. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final TreeMap<String, List<Flow>> byEntry;
    private final List<String> troubles = new ArrayList<>();
    private final @Nullable SamplePool pool;

    /**
     * @param nameOrder a total order of the ids of traffic entries
     * @param pooled whether samples are kept together for {@link #samples}
     */
    public FlowRecorder(Comparator<String> nameOrder, boolean pooled) {
        this.byEntry = new TreeMap<>(nameOrder);
        this.pool = pooled ? new SamplePool() : null;
    }

    @Override
    public void opened(Flow flow) {
        byEntry.computeIfAbsent(flow.entry(), entry -> new ArrayList<>()).add(flow);
    }

    @Override
    public void ended(Flow flow) {
        // It is kept, and reads as it stands, but for its samples.
        if (pool != null) {
            pool.add(flow);
        }
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

    /** The flow of an id, or all flows of a traffic entry; empty if there is none yet. */
    public ImmutableList<Flow> named(String idOrEntry) {
        int slash = idOrEntry.lastIndexOf('/');
        List<Flow> all = byEntry.get(idOrEntry);
        if (all == null && slash > 0) {
            all = byEntry.get(idOrEntry.substring(0, slash));
        }
        return all == null
                ? ImmutableList.of()
                : all.stream()
                        .filter(flow ->
                                flow.entry().equals(idOrEntry) || flow.id().equals(idOrEntry))
                        .collect(ImmutableList.toImmutableList());
    }

    /** The samples of all flows; at the end of the run, once. Null if they were not kept together. */
    public @Nullable SamplePool samples() {
        SamplePool samples = pool;
        if (samples != null) {
            byEntry.values()
                    .forEach(flows ->
                            flows.stream().filter(flow -> !flow.isEnded()).forEach(samples::add));
        }
        return samples;
    }

    /** Bytes delivered so far, by traffic entry and by source. */
    Map<String, Long> deliveredBytes() {
        Map<String, Long> delivered = new HashMap<>();
        byEntry.values()
                .forEach(flows -> flows.forEach(flow -> {
                    delivered.merge(flow.entry(), flow.deliveredBytes(), Long::sum);
                    if (!flow.source().equals(flow.entry())) {
                        delivered.merge(flow.source(), flow.deliveredBytes(), Long::sum);
                    }
                }));
        return delivered;
    }

    /** Bytes delivered so far of a traffic entry. */
    long deliveredBytes(String entry) {
        List<Flow> flows = byEntry.get(entry);
        long sum = 0;
        for (int i = 0; flows != null && i < flows.size(); i++) {
            sum += flows.get(i).deliveredBytes();
        }
        return sum;
    }

    /** Failed calls that no flow answers for, in words. */
    public ImmutableList<String> troubles() {
        return ImmutableList.copyOf(troubles);
    }
}
