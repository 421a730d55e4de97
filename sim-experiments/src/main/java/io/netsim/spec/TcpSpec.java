package io.netsim.spec;

import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;

/**
 * Departures from the TCP settings of a profile: null leaves what the profile or an earlier entry says. Times are
 * picoseconds, sizes bytes.
 *
 * @param congestionControl its name, such as {@code cubic}
 * @param initialWindowSegments {@code initial_window}, segments, 1 to 1000
 * @param mssBytes {@code mss}, largest payload of a segment, 1 to 65495 bytes
 * @param sack selective acknowledgements are offered
 * @param timestamps the timestamps option is offered
 * @param windowScaling window scaling is offered
 * @param sendBufferBytes {@code send_buffer}, more than 0
 * @param receiveBufferBytes {@code receive_buffer}, more than 0
 * @param delayedAckPs {@code delayed_ack}, longest wait before an ACK; 0 for none
 * @param delayedAckSegments full segments that force an ACK, 1 to 255
 * @param nagle Nagle's rule holds back small segments
 * @param rtoMinPs floor of the retransmission time-out, more than 0
 * @param rtoInitialPs time-out before the first sample, more than 0
 * @param rtoMaxPs ceiling of the time-out, more than 0
 * @param synRetries how often a SYN is repeated, 0 to 255
 * @param retries how often data is repeated, 0 to 255
 * @param mslPs maximum segment lifetime
 * @param timeWaitPs length of TIME-WAIT; twice the MSL unless given
 * @param userTimeoutPs how long data may stay unacknowledged; 0 for no limit
 * @param keepalive keep-alive probes
 * @param initialSsthreshBytes {@code initial_ssthresh}, more than 0
 * @param backlog connections that may wait to be accepted, 1 to 65535
 * @param limitedTransmit new data on the first two duplicate ACKs
 * @param slowStartAfterIdle the window shrinks after an idle time-out
 * @param quickAck ACKs without delay at the start of a connection
 * @param ecn explicit congestion notification: {@code true} asks for it, {@code accept} leaves that to the peer
 * @param slowStart how slow start may end before a loss
 * @param abe a congestion mark reduces the window by less than a loss
 * @param pacing segments leave at even distances
 * @param mtuProbing {@code off}, {@code on_blackhole} or {@code always}: whether segment sizes are looked for
 * @param baseMssBytes {@code base_mss}, the size that a search begins with, 48 to 65495 bytes
 * @param congestionParameters parameters of the algorithm by name
 */
public record TcpSpec(
        @Nullable String congestionControl,
        @Nullable Integer initialWindowSegments,
        @Nullable Integer mssBytes,
        @Nullable Boolean sack,
        @Nullable Boolean timestamps,
        @Nullable Boolean windowScaling,
        @Nullable Long sendBufferBytes,
        @Nullable Long receiveBufferBytes,
        @Nullable Long delayedAckPs,
        @Nullable Integer delayedAckSegments,
        @Nullable Boolean nagle,
        @Nullable Long rtoMinPs,
        @Nullable Long rtoInitialPs,
        @Nullable Long rtoMaxPs,
        @Nullable Integer synRetries,
        @Nullable Integer retries,
        @Nullable Long mslPs,
        @Nullable Long timeWaitPs,
        @Nullable Long userTimeoutPs,
        @Nullable Keepalive keepalive,
        @Nullable Long initialSsthreshBytes,
        @Nullable Integer backlog,
        @Nullable Boolean limitedTransmit,
        @Nullable Boolean slowStartAfterIdle,
        @Nullable Boolean quickAck,
        @Nullable String ecn,
        @Nullable String slowStart,
        @Nullable Boolean abe,
        @Nullable Boolean pacing,
        @Nullable String mtuProbing,
        @Nullable Integer baseMssBytes,
        @Nullable ImmutableMap<String, Double> congestionParameters) {

    /**
     * Probes of an idle connection.
     *
     * @param idlePs idle time before the first probe, more than 0
     * @param intervalPs between probes, more than 0
     * @param count unanswered probes that end the connection, 1 to 255
     */
    public record Keepalive(long idlePs, long intervalPs, int count) {}

    /** No departure. */
    public static final TcpSpec NONE = new TcpSpec(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** These settings, except where a later entry says otherwise. */
    public TcpSpec overlaidBy(TcpSpec later) {
        return new TcpSpec(
                or(later.congestionControl, congestionControl),
                or(later.initialWindowSegments, initialWindowSegments),
                or(later.mssBytes, mssBytes),
                or(later.sack, sack),
                or(later.timestamps, timestamps),
                or(later.windowScaling, windowScaling),
                or(later.sendBufferBytes, sendBufferBytes),
                or(later.receiveBufferBytes, receiveBufferBytes),
                or(later.delayedAckPs, delayedAckPs),
                or(later.delayedAckSegments, delayedAckSegments),
                or(later.nagle, nagle),
                or(later.rtoMinPs, rtoMinPs),
                or(later.rtoInitialPs, rtoInitialPs),
                or(later.rtoMaxPs, rtoMaxPs),
                or(later.synRetries, synRetries),
                or(later.retries, retries),
                or(later.mslPs, mslPs),
                or(later.timeWaitPs, timeWaitPs),
                or(later.userTimeoutPs, userTimeoutPs),
                or(later.keepalive, keepalive),
                or(later.initialSsthreshBytes, initialSsthreshBytes),
                or(later.backlog, backlog),
                or(later.limitedTransmit, limitedTransmit),
                or(later.slowStartAfterIdle, slowStartAfterIdle),
                or(later.quickAck, quickAck),
                or(later.ecn, ecn),
                or(later.slowStart, slowStart),
                or(later.abe, abe),
                or(later.pacing, pacing),
                or(later.mtuProbing, mtuProbing),
                or(later.baseMssBytes, baseMssBytes),
                later.congestionControl != null || later.congestionParameters != null
                        ? later.congestionParameters
                        : congestionParameters);
    }

    private static <T> @Nullable T or(@Nullable T later, @Nullable T earlier) {
        return later != null ? later : earlier;
    }
}
