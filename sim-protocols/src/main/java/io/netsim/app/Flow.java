package io.netsim.app;

import io.netsim.address.Endpoint;
import io.netsim.socket.SocketError;
import io.netsim.socket.StreamStatistics;
import io.netsim.time.DurationHistogram;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * One transfer or conversation, as the application reports it. The application's two ends write to it, measuring reads.
 * In a conversation, where bytes go both ways, the counts are those of both ends together.
 *
 * <p>There may be very many: once a flow has ended, numbers are all that it keeps.
 */
public final class Flow {
    private final String entry;
    private final long number;
    private final String app;
    private final FlowProtocol protocol;
    private final String source;
    private final String destination;
    private final Endpoint destinationEndpoint;
    private Endpoint sourceEndpoint;

    private FlowStatus status = FlowStatus.OPEN;
    private @Nullable SocketError error;
    private boolean ended;
    private long startPs = Time.NEVER;
    private long connectPs = Time.NEVER;
    private long completionPs = Time.NEVER;
    private long lastDeliveryPs = Time.NEVER;

    private long sentBytes;
    private long deliveredBytes;
    private long warmupDeliveredBytes;
    private long lostDatagrams = -1;
    private long corruptedBytes;
    private final FlowCounts counts = new FlowCounts();
    private int answeredRequests;
    private int unansweredRequests;

    private @Nullable Playout playout;
    private @Nullable DurationHistogram roundTripHistogram;
    private @Nullable DurationHistogram oneWayDelayHistogram;
    private @Nullable DurationHistogram responseHistogram;
    private @Nullable DurationSummary roundTrips;
    private @Nullable DurationSummary oneWayDelays;
    private @Nullable DurationSummary responses;

    /**
     * @param entry id of the traffic entry
     * @param number which flow of the entry, or −1 if it has but one
     * @param app name of the application
     * @param source name of the host that opens
     * @param destination name of the host that answers
     * @param sourceEndpoint with port 0 until the port is known
     */
    public Flow(
            String entry,
            long number,
            String app,
            FlowProtocol protocol,
            String source,
            String destination,
            Endpoint sourceEndpoint,
            Endpoint destinationEndpoint) {
        this.entry = entry;
        this.number = number;
        this.app = app;
        this.protocol = protocol;
        this.source = source;
        this.destination = destination;
        this.sourceEndpoint = sourceEndpoint;
        this.destinationEndpoint = destinationEndpoint;
    }

    /** Unique in a run: {@code bulk_transfer[0]}, {@code poisson_transfers[0]/17}. */
    public String id() {
        return number < 0 ? entry : entry + "/" + number;
    }

    /** The id of the traffic entry it belongs to. */
    public String entry() {
        return entry;
    }

    public String app() {
        return app;
    }

    public FlowProtocol protocol() {
        return protocol;
    }

    public String source() {
        return source;
    }

    public String destination() {
        return destination;
    }

    public Endpoint sourceEndpoint() {
        return sourceEndpoint;
    }

    public Endpoint destinationEndpoint() {
        return destinationEndpoint;
    }

    /** Which synthetic stream its bytes are: a hash of the id. */
    public long stream() {
        long hash = number * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < entry.length(); i++) {
            hash = (hash ^ entry.charAt(i)) * 0xBF58476D1CE4E5B9L;
        }
        return hash ^ hash >>> 31;
    }

    // What the application reports, in order of life.

    /** The application asks for the connection, or sends first. */
    public void started(long nowPs) {
        startPs = nowPs;
    }

    /** The local end is known. */
    public void sourceEndpoint(Endpoint endpoint) {
        sourceEndpoint = endpoint;
    }

    /** The local port is known. */
    public void sourcePort(int port) {
        sourceEndpoint = new Endpoint(sourceEndpoint.address(), port);
    }

    /** Counts packets of this end of a connection from now on. */
    public void attach(StreamStatistics end) {
        counts.attach(end);
    }

    /** Keeps the counts of an attached end and forgets it. */
    public void detach(StreamStatistics end) {
        counts.detach(end);
    }

    /** The first connection is established. */
    public void connected(long nowPs) {
        if (connectPs == Time.NEVER) {
            connectPs = nowPs - startPs;
        }
    }

    /** Bytes were handed over for sending. */
    public void sent(long bytes) {
        sentBytes += bytes;
    }

    /** A datagram was handed over for sending; {@code again} if it repeats an earlier one. */
    public void sentDatagram(int bytes, boolean again) {
        sentBytes += bytes;
        counts.datagram(again);
    }

    /** Bytes have arrived, in order where there is one, and were found to be right. */
    public void delivered(long bytes, long nowPs) {
        deliveredBytes += bytes;
        lastDeliveryPs = nowPs;
    }

    /** Where to record samples of the round-trip time. */
    public DurationHistogram roundTripHistogram() {
        if (roundTripHistogram == null) {
            roundTripHistogram = new DurationHistogram();
        }
        return roundTripHistogram;
    }

    /** A datagram took this long, from the call to send to its arrival. */
    public void oneWayDelay(long delayPs) {
        if (oneWayDelayHistogram == null) {
            oneWayDelayHistogram = new DurationHistogram();
        }
        oneWayDelayHistogram.record(delayPs);
    }

    /** Its receiver plays what arrives; null for one that does not. */
    void playout(@Nullable Playout player) {
        playout = player;
    }

    /** A request was answered this long after it was made. */
    public void answered(long responsePs) {
        answeredRequests++;
        if (responseHistogram == null) {
            responseHistogram = new DurationHistogram();
        }
        responseHistogram.record(responsePs);
    }

    /** A request was given up. */
    public void unanswered() {
        unansweredRequests++;
    }

    /** The application itself waited in vain for an answer. */
    public void timedOut() {
        counts.timeout();
    }

    /** How many datagrams were missing at the receiver when last looked. */
    public void lostDatagrams(long count) {
        lostDatagrams = count;
    }

    /** All has been delivered; the completion is the last delivery, or now if there was nothing to deliver. */
    public void completed(long nowPs) {
        if (status == FlowStatus.OPEN) {
            status = FlowStatus.COMPLETED;
            completionPs = (lastDeliveryPs == Time.NEVER ? nowPs : lastDeliveryPs) - startPs;
        }
    }

    /** It has failed, unless it is complete or has failed already. */
    public void failed(SocketError why) {
        if (status == FlowStatus.OPEN) {
            status = FlowStatus.of(why);
            error = why;
        }
    }

    /** Nothing will change any more: keeps numbers, forgets sockets and histograms. */
    public void end() {
        roundTrips = roundTrips();
        oneWayDelays = oneWayDelays();
        responses = responses();
        roundTripHistogram = null;
        oneWayDelayHistogram = null;
        responseHistogram = null;
        counts.detachAll();
        ended = true;
    }

    /** At the end of the warm-up: what has been delivered so far does not count for the goodput. */
    public void warmupEnded() {
        warmupDeliveredBytes = deliveredBytes;
    }

    // What can be read, at any time.

    public FlowStatus status() {
        return status;
    }

    /** Why it failed, or null. */
    public @Nullable SocketError error() {
        return error;
    }

    /** Whether nothing will change any more. */
    public boolean isEnded() {
        return ended;
    }

    /** When the application asked for the connection or sent first. */
    public long startPs() {
        return startPs;
    }

    /** How long the first connection took to be established, or {@link Time#NEVER}. */
    public long connectPs() {
        return connectPs;
    }

    /** From the start to the delivery of the last byte, or {@link Time#NEVER}. */
    public long completionPs() {
        return completionPs;
    }

    /** When bytes were last delivered, or {@link Time#NEVER}. */
    public long lastDeliveryPs() {
        return lastDeliveryPs;
    }

    public long sentBytes() {
        return sentBytes;
    }

    public long deliveredBytes() {
        return deliveredBytes;
    }

    /** Bytes delivered after the warm-up. */
    public long deliveredSinceWarmupBytes() {
        return deliveredBytes - warmupDeliveredBytes;
    }

    /** Packets with data sent, repetitions included. */
    public long dataPackets() {
        return counts.dataPackets();
    }

    public long retransmittedPackets() {
        return counts.retransmittedPackets();
    }

    public long timeouts() {
        return counts.timeouts();
    }

    public long tailLossProbes() {
        return counts.tailLossProbes();
    }

    public long fastRecoveries() {
        return counts.fastRecoveries();
    }

    public long spuriousRetransmissions() {
        return counts.spuriousRetransmissions();
    }

    /** What the path of its connections was found to take, bytes, if less than the first link; 0 otherwise. */
    public int pathMtuBytes() {
        return counts.pathMtuBytes();
    }

    /** How long a limit has held its TCP connections back, picoseconds; −1 without any. */
    public long limitedPs(FlowLimit limit) {
        return counts.limitedPs(limit);
    }

    /** Statistics of the sender's live connection, or null. */
    public @Nullable StreamStatistics liveStatistics() {
        return counts.live();
    }

    /** Bytes have arrived that are not those that were sent. */
    void corrupted(int bytes) {
        corruptedBytes += bytes;
    }

    /** Delivered bytes that are not those that were sent; flipped on a link, and no checksum told. */
    public long corruptedBytes() {
        return corruptedBytes;
    }

    /** Datagrams that did not arrive though later ones did (constant_rate, on_off, ping), or −1 where nobody can tell. */
    public long lostDatagrams() {
        return lostDatagrams;
    }

    /** The player at the receiver, or null. */
    public @Nullable Playout playout() {
        return playout;
    }

    /** Requests answered. */
    public int answeredRequests() {
        return answeredRequests;
    }

    /** Requests given up. */
    public int unansweredRequests() {
        return unansweredRequests;
    }

    /** Round-trip times of the sender's connections, of echoes, or of datagrams asked and answered once; null for none. */
    public @Nullable DurationSummary roundTrips() {
        return ended ? roundTrips : DurationSummary.of(roundTripHistogram);
    }

    /** Samples of {@link #roundTrips} of a flow that has not ended; null for none. */
    public @Nullable DurationHistogram roundTripSamples() {
        return roundTripHistogram;
    }

    /** Samples of {@link #oneWayDelays} of a flow that has not ended; null for none. */
    public @Nullable DurationHistogram oneWayDelaySamples() {
        return oneWayDelayHistogram;
    }

    /** One-way delays of datagrams; null for none. */
    public @Nullable DurationSummary oneWayDelays() {
        return ended ? oneWayDelays : DurationSummary.of(oneWayDelayHistogram);
    }

    /** From a request to the last byte of its answer; null for none. */
    public @Nullable DurationSummary responses() {
        return ended ? responses : DurationSummary.of(responseHistogram);
    }

    @Override
    public String toString() {
        return id() + " " + source + " > " + destination + " " + status.label();
    }
}
