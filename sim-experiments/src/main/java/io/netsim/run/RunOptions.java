package io.netsim.run;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for beyond its experiment.
 *
 * @param maxEvents how many events it may take, at most as many as the experiment allows
 * @param sockets socket tables to take
 * @param measuresCpu whether the result tells the processor time; for a run that has the process to itself
 * @param series whether time series are kept: windows, round-trip times, queues
 * @param measuredSeries whether those series are kept that the experiment asks for
 * @param capture what is captured, null for nothing
 * @param trace which packets are followed one by one, null for none
 */
public record RunOptions(
        long maxEvents,
        ImmutableList<SocketsAt> sockets,
        boolean measuresCpu,
        boolean series,
        boolean measuredSeries,
        @Nullable Capture capture,
        @Nullable Trace trace) {
    /** Nothing. */
    public static final RunOptions NONE =
            new RunOptions(Long.MAX_VALUE, ImmutableList.of(), false, false, false, null, null);

    /** What the experiment asks for, of a run that is kept in a folder. */
    public static final RunOptions KEPT =
            new RunOptions(Long.MAX_VALUE, ImmutableList.of(), false, false, true, null, null);

    /** The sockets of a host at an instant, before anything else happens then. */
    public record SocketsAt(String host, long atPs) {}

    /**
     * Packets that are followed, with the windows and round-trip times of their connections.
     *
     * @param flow the id of a flow or of a traffic entry, null for all
     * @param fromPs packets sent before are left out
     * @param toPs packets sent from here on are left out
     */
    public record Trace(@Nullable String flow, long fromPs, long toPs) {
        /** All, as far as there is room for them. */
        public static final Trace ALL = new Trace(null, 0, Long.MAX_VALUE);
    }

    /**
     * Captures of packets.
     *
     * @param names of nodes, links and link directions
     * @param snapLength most bytes of a packet that are kept
     * @param workFolder where files stand while the run lasts
     */
    public record Capture(ImmutableList<String> names, int snapLength, Path workFolder) {
        /** Keeps every packet whole. */
        public static final int WHOLE = 262_144;
    }
}
