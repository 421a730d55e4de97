package io.netsim.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.host.Network;
import io.netsim.link.LinkDirection;
import io.netsim.results.SeriesSink;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time series with one value an interval, [start, end): {@code link.utilization} is the share of the interval in which the
 * transmitter was busy, {@code link.queue_packets} the average over its time, {@code link.queue_delay} the mean over the
 * packets accepted in it (as foreseen then; no value if there was none), {@code flow.goodput_bps} what was delivered in it.
 *
 * <p>Nothing happens in the network for it: whoever runs the network stops at {@link #nextPs}, and calls {@link #sample}.
 */
public final class IntervalSeries {
    /**
     * Series that are wanted.
     *
     * @param entities link directions, or traffic entries and hosts
     */
    public record Request(String metric, ImmutableList<String> entities, long intervalPs) {}

    private final Network network;
    private final FlowRecorder flows;
    private final List<Group> groups = new ArrayList<>();
    private Map<String, Long> delivered = new HashMap<>();

    /** Before the run. */
    public IntervalSeries(Network network, FlowRecorder flows, List<Request> requests) {
        this.network = network;
        this.flows = flows;
        Map<String, LinkDirection> directions = new HashMap<>();
        network.directions().forEach(direction -> directions.put(direction.name(), direction));
        for (Request request : requests) {
            List<Track> tracks = new ArrayList<>();
            for (String entity : ImmutableSet.copyOf(request.entities)) {
                tracks.add(track(request.metric, entity, directions.get(entity)));
            }
            groups.add(new Group(request, tracks));
        }
    }

    private Track track(String metric, String entity, @Nullable LinkDirection direction) {
        if (metric.equals("flow.goodput_bps")) {
            return new Track(
                    entity, () -> (double) delivered.getOrDefault(entity, 0L), this::nowPs, 8.0 * Time.SECOND, 1);
        }
        if (direction == null) {
            throw new IllegalArgumentException("there is no link direction " + entity);
        }
        return switch (metric) {
            case "link.utilization" ->
                new Track(entity, () -> (double) direction.counters().busySoFarPs(), this::nowPs, 1, 1);
            case "link.queue_packets" ->
                new Track(entity, () -> direction.counters().waitedSoFarPs(), this::nowPs, 1, 1);
            case "link.queue_delay" ->
                new Track(
                        entity,
                        () -> direction.counters().foreseenWaitPs(),
                        () -> (double) direction.counters().packets(),
                        1,
                        Time.SECOND);
            default -> throw new IllegalArgumentException("there is no series of " + metric);
        };
    }

    private double nowPs() {
        return (double) network.simulator().nowPs();
    }

    /** The end of the interval that ends next. */
    public long nextPs() {
        long next = Time.NEVER;
        for (Group group : groups) {
            next = Math.min(next, group.endPs());
        }
        return next;
    }

    /** The present is {@link #nextPs}. */
    public void sample() {
        long now = network.simulator().nowPs();
        delivered = flows.deliveredBytes();
        groups.stream().filter(group -> group.endPs() == now).forEach(Group::endInterval);
    }

    /** The run is over, perhaps within an interval. */
    public void finish() {
        long now = network.simulator().nowPs();
        delivered = flows.deliveredBytes();
        groups.stream().filter(group -> group.startPs() < now).forEach(Group::endInterval);
    }

    /** Lets {@code reset} set counters back to zero. */
    public void across(Runnable reset) {
        delivered = flows.deliveredBytes();
        groups.forEach(group -> group.tracks.forEach(Track::leave));
        reset.run();
        groups.forEach(group -> group.tracks.forEach(Track::enter));
    }

    /** Hands over all points, each with the time at which its interval starts. */
    public void writeTo(SeriesSink sink) {
        for (Group group : groups) {
            for (Track track : group.tracks) {
                for (int i = 0; i < group.intervals; i++) {
                    if (!Double.isNaN(track.values[i])) {
                        double start = Time.toSeconds(i * group.request.intervalPs);
                        sink.point(start, track.entity, group.request.metric, track.values[i]);
                    }
                }
            }
        }
    }

    /** Receives one series. */
    public interface Reader {
        /** @param values of whole intervals, in the order of time; NaN for those without */
        void series(String metric, String entity, double intervalS, double[] values);
    }

    /** Hands over the first series, each from the first interval that starts at a time or later. */
    public void forEachSince(long startPs, int most, Reader reader) {
        int left = most;
        for (Group group : groups) {
            long interval = group.request.intervalPs;
            int first = (int) Math.min(group.intervals, (startPs + interval - 1) / interval);
            int whole = (int) Math.min(group.intervals, network.simulator().nowPs() / interval);
            for (Track track : group.tracks) {
                if (left > 0 && whole > first) {
                    double[] values = Arrays.copyOfRange(track.values, first, whole);
                    reader.series(group.request.metric, track.entity, Time.toSeconds(interval), values);
                    left--;
                }
            }
        }
    }

    private static final class Group {
        final Request request;
        final List<Track> tracks;
        /** How many have ended. */
        int intervals;

        Group(Request request, List<Track> tracks) {
            this.request = request;
            this.tracks = tracks;
        }

        long startPs() {
            return intervals * request.intervalPs;
        }

        long endPs() {
            return startPs() + request.intervalPs;
        }

        void endInterval() {
            tracks.forEach(track -> track.endInterval(intervals));
            intervals++;
        }
    }

    /** What one entity has done in each interval: growth of {@code amount} × {@code times} ÷ (growth of {@code per} × {@code over}). */
    private static final class Track {
        final String entity;
        private final DoubleSupplier amount;
        private final DoubleSupplier per;
        private final double times;
        private final double over;
        private double[] values = new double[16];
        private double amountThen;
        private double perThen;
        private double grownAmount;
        private double grownPer;

        Track(String entity, DoubleSupplier amount, DoubleSupplier per, double times, double over) {
            this.entity = entity;
            this.amount = amount;
            this.per = per;
            this.times = times;
            this.over = over;
        }

        void leave() {
            grownAmount += amount.getAsDouble() - amountThen;
            grownPer += per.getAsDouble() - perThen;
        }

        void enter() {
            amountThen = amount.getAsDouble();
            perThen = per.getAsDouble();
        }

        void endInterval(int number) {
            leave();
            enter();
            if (number == values.length) {
                values = Arrays.copyOf(values, 2 * number);
            }
            values[number] = grownPer > 0 ? grownAmount * times / (grownPer * over) : Double.NaN;
            grownAmount = 0;
            grownPer = 0;
        }
    }
}
