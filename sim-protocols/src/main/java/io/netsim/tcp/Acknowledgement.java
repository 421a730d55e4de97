package io.netsim.tcp;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.congestion.AckEvent;
import io.netsim.tcp.recovery.LossRecovery;
import io.netsim.tcp.segment.SackBlocks;
import io.netsim.tcp.segment.TcpFlags;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.DeliveryRate;
import io.netsim.time.Time;

/**
 * An acknowledgement in seven verbs: validate (done by {@link SegmentArrival}), account, time, detect, recover, control, send
 * (follows).
 */
@Rfc(number = 5681, value = "duplicate")
@Rfc(number = 7323, value = "rttm")
final class Acknowledgement {
    private final AckSample sample = new AckSample();
    private final AckEvent event = new AckEvent();

    /**
     * Takes the acknowledgement of a segment.
     *
     * @param ack the position it acknowledges, SND.UNA for one that is older
     * @param duplicate whether it is a duplicate in the sense of RFC 5681 §2
     * @param carriesNews whether the segment has text or changes the window
     */
    void arrived(TcpConnection c, TcpSegment segment, long ack, boolean duplicate, boolean carriesNews) {
        long una = c.snd.una();
        boolean limited = c.transmission.cwndLimited();
        long lostBefore = c.sent.everLostBytes();
        long pipeBefore = c.recovery.pipeBytes();
        sample.rate(c.transmission.rate());
        sample.reset(c.clock.nowPs(), una, c.snd.flight(), c.sent.highestSack(una), c.recovery.recoveryPoint());
        sample.duplicate = duplicate;
        sample.carriesNews = carriesNews;
        sample.ecnEcho = c.marks != null && segment.has(TcpFlags.ECE);
        sample.advanced = ack > una;
        if (c.timestamps && segment.hasTimestamps() && segment.tsEcr() != 0) {
            int ageMs = c.protocol.timestamp(c.tsOffset) - segment.tsEcr();
            sample.echoMs = sample.nowPs / Time.MILLISECOND - ageMs;
        }
        if (c.sack && segment.sack().count() > 0) {
            selective(c, segment.sack(), ack);
        }
        if (sample.advanced) {
            account(c, ack);
        }
        time(c);
        LossRecovery.Phase before = c.recovery.phase();
        c.recovery.onAck(sample);
        if (c.marks != null && sample.ecnEcho) {
            c.marks.echoed(c.snd.una(), c.snd.nxt());
        }
        c.retransmission.acknowledged(sample);
        event.priorInFlightBytes = pipeBefore;
        event.lostSegments = segments(c, c.sent.everLostBytes() - lostBefore);
        control(c, limited, before);
    }

    private void account(TcpConnection c, long ack) {
        long from = Math.max(1, c.snd.una());
        sample.ackedBytes = Math.max(0, Math.min(ack, c.sendBuffer.end()) - from);
        c.sent.acknowledge(ack, sample, c.recovery);
        c.snd.acknowledged(ack);
        c.sendBuffer.release(ack);
        c.pushes.acknowledged(ack);
        if (c.pathMtu != null) {
            c.pathMtu.acknowledged();
        }
    }

    /** What has arrived out of order (RFC 6675 §4), or twice; ranges beyond SND.NXT say nothing. */
    private void selective(TcpConnection c, SackBlocks blocks, long ack) {
        long una = c.snd.una();
        for (int i = 0; i < blocks.count(); i++) {
            long start = c.sendSpace.position(blocks.left(i), una);
            long end = c.sendSpace.position(blocks.right(i), una);
            if (i == 0 && start < end && reportsDuplicate(c, blocks, start, end, ack)) {
                duplicate(c, start, end);
            } else if (start >= ack && start < end && end <= c.snd.nxt()) {
                c.sent.sack(start, end, sample, c.recovery);
            }
        }
    }

    /** Whether the first block is a D-SACK block: below the acknowledgement, or within the second (RFC 2883 §4). */
    private static boolean reportsDuplicate(TcpConnection c, SackBlocks blocks, long start, long end, long ack) {
        if (start < ack) {
            return end <= c.snd.nxt();
        }
        if (blocks.count() < 2) {
            return false;
        }
        long left = c.sendSpace.position(blocks.left(1), c.snd.una());
        long right = c.sendSpace.position(blocks.right(1), c.snd.una());
        return left <= start && end <= right;
    }

    private void duplicate(TcpConnection c, long start, long end) {
        if (end - start > c.snd.maxWnd()) {
            return;
        }
        int mss = c.sender.mss();
        int segments = (int) Math.max(1, (end - start + mss - 1) / mss);
        c.statistics.duplicatesReported(segments);
        if (c.statistics.duplicateSegments() > c.sender.everRetransmitted()) {
            return; // the network has made it, not a retransmission
        }
        sample.dsack = true;
        sample.deliveredBytes += (long) segments * c.fullWeight();
        c.recovery.duplicateReported(start, end, segments, sample);
    }

    /** Karn's rule (RFC 6298 §3): a segment that was sent again gives a sample only by its timestamp (RFC 7323 §4.1). */
    private void time(TcpConnection c) {
        sample.time(c.sender.oldest());
        boolean needless = sample.resentPs >= 0 && sample.echoMs >= 0;
        if (sample.rttPs < 0 && sample.echoMs >= 0 && sample.ackedSegments > 0) {
            long ms = sample.nowPs / Time.MILLISECOND - sample.echoMs;
            sample.rttPs = Math.max(1, ms) * Time.MILLISECOND;
            sample.newestRttPs = sample.rttPs;
        }
        if (sample.rttPs >= 0) {
            c.roundTrip(sample.rttPs, sample.newestRttPs);
        }
        if (needless && sample.echoMs < sample.resentPs / Time.MILLISECOND) {
            c.statistics.spuriousRetransmission(); // the original had arrived (RFC 3522 §3)
        }
    }

    private void control(TcpConnection c, boolean limited, LossRecovery.Phase before) {
        event.nowPs = sample.nowPs;
        event.ackedTo = c.snd.una();
        event.sentTo = c.snd.nxt();
        event.deliveredSegments = segments(c, sample.deliveredBytes);
        event.ackedBytes = c.config.countsSegments ? sample.deliveredBytes : sample.ackedBytes;
        event.priorFlightBytes = sample.priorFlight;
        event.inFlightBytes = c.recovery.pipeBytes();
        event.mostOutstandingBytes = c.transmission.mostOutstanding();
        event.nextSendPs = c.transmission.nextSendPs(sample.nowPs);
        event.rttPs = sample.newestRttPs;
        event.srttPs = c.rtt.srttPs();
        event.cwndLimited = limited;
        event.ecnEcho = sample.ecnEcho;
        event.inRecovery = c.recovery.phase() == LossRecovery.Phase.RECOVERY;
        event.afterTimeout = before == LossRecovery.Phase.LOSS;
        event.totalLost = segments(c, c.sent.everLostBytes());
        measureRate(c);
        c.control.onSample(event);
        if (c.recovery.growsWindow(sample)) {
            c.control.onAck(event);
        }
    }

    private void measureRate(TcpConnection c) {
        DeliveryRate rate = c.transmission.rate();
        if (rate != null) {
            rate.finish(sample.nowPs, event.deliveredSegments, c.rtt.minRttPs(), event.rate);
            event.totalDelivered = rate.delivered();
            if (c.control.holdsBack()) {
                rate.limited(c.recovery.pipeBytes() / c.fullWeight());
            }
        }
    }

    private static int segments(TcpConnection c, long bytes) {
        int full = c.fullWeight();
        return (int) ((bytes + full - 1) / full);
    }
}
