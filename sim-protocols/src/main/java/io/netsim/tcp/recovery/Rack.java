package io.netsim.tcp.recovery;

import io.netsim.rfc.Rfc;
import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.RetransmissionQueue;
import io.netsim.tcp.send.SentSegment;
import io.netsim.tcp.timing.RttEstimator;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * RACK (RFC 8985 §6): a segment is lost when one sent later has arrived and the reordering window has passed. Retransmissions
 * are judged like everything else.
 */
@Rfc(
        number = 8985,
        value = {"rack-time", "reorder-window", "dupthresh", "lost-retransmission"})
final class Rack {
    /** Recoveries for which a widened reordering window lasts (RFC 8985 §6.2, step 4: RACK.reo_wnd_persist). */
    private static final int PERSISTENCE = 16;

    private static final int MOST_STEPS = 255;

    private final RetransmissionQueue queue;
    private final RttEstimator rtt;
    private final RackSettings settings;

    /** Sending time and end of the segment sent last of all that have arrived (RACK.xmit_ts, RACK.end_seq). */
    private long newestSentPs = -1;

    private long newestEnd;
    private long rttPs;
    private boolean advanced;

    /** Segments by which arrivals may be out of order before they show a loss. */
    private int reordering = DuplicateAcks.THRESHOLD;

    private boolean reorderingSeen;
    private int windowSteps = 1;
    private int persistence;
    private boolean dsackSeen;
    private long roundEndDelivered;

    private long remainingPs;

    Rack(RetransmissionQueue queue, RttEstimator rtt, RackSettings settings) {
        this.queue = queue;
        this.rtt = rtt;
        this.settings = settings;
    }

    boolean reorderingSeen() {
        return reorderingSeen;
    }

    /** Segments by which arrivals may be out of order before they show a loss; Linux's {@code tcpi_reordering}. */
    int reordering() {
        return reordering;
    }

    /** Whether more reordering was seen than is always allowed for. */
    boolean reordersMuch() {
        return reordering > DuplicateAcks.THRESHOLD;
    }

    /** A segment has arrived (§6.2, steps 1 and 2). */
    void delivered(SentSegment segment, boolean selectively, AckSample sample) {
        boolean again = segment.transmissions() > 1;
        if (again && !selectively && sample.echoMs >= 0 && sample.echoMs < segment.sentPs() / Time.MILLISECOND) {
            return; // this was the original
        }
        long delayPs = sample.nowPs - segment.sentPs();
        if (again && delayPs < rtt.minRttPs()) {
            return; // too fast for the retransmission: this may have been the original
        }
        advanced = true;
        rttPs = delayPs;
        if (segment.sentPs() > newestSentPs || segment.sentPs() == newestSentPs && segment.end() > newestEnd) {
            newestSentPs = segment.sentPs();
            newestEnd = segment.end();
        }
    }

    /** Something arrived after what was sent behind it (§6.2, step 3). */
    void reordered(long low, long highest, int mss) {
        if (low < highest) {
            long degree = (highest - low + mss - 1) / mss;
            reordering = (int) Math.max(reordering, Math.min(degree, settings.maxReordering()));
            reorderingSeen = true;
        }
    }

    /** A time-out with more disorder than that: so much reordering was an overestimate. */
    void timedOut(boolean inDisorder, long sackedSegments) {
        if (inDisorder && sackedSegments >= DuplicateAcks.THRESHOLD) {
            reordering = Math.min(reordering, DuplicateAcks.THRESHOLD);
        }
    }

    /** A needless retransmission was reported: once a round trip it widens the window (§6.2, step 4). */
    void updateWindow(AckSample sample, long deliveredBefore, long delivered) {
        if (sample.dsack && reorderingSeen && !sample.dsackOfProbe) {
            dsackSeen = true;
        }
        if (deliveredBefore < roundEndDelivered) {
            dsackSeen = false;
        }
        if (dsackSeen) {
            windowSteps = Math.min(MOST_STEPS, windowSteps + 1);
            dsackSeen = false;
            roundEndDelivered = delivered;
            persistence = PERSISTENCE;
        } else if (persistence == 0) {
            windowSteps = 1;
        }
    }

    /** A recovery has ended without being undone. */
    void recovered() {
        persistence = Math.max(0, persistence - 1);
    }

    /** A recovery was undone because everything sent again was reported twice. */
    void undoneByDsack() {
        persistence = Math.min(PERSISTENCE, persistence + 1);
    }

    /** Everything is to be judged anew. */
    void lookAgain() {
        advanced = true;
    }

    /**
     * Takes segments for lost (§6.2, step 5), if something sent later than before has arrived.
     *
     * @param recovering whether a loss is being repaired
     * @return how long until more may turn out to be lost, 0 for not
     */
    long detectOnAck(long nowPs, boolean recovering, long sackedSegments) {
        if (!advanced) {
            return 0;
        }
        advanced = false;
        return detect(nowPs, recovering, sackedSegments);
    }

    long detect(long nowPs, boolean recovering, long sackedSegments) {
        long windowPs = windowPs(recovering, sackedSegments);
        remainingPs = 0;
        @Nullable SentSegment segment = queue.earliestSent();
        while (segment != null && sentBeforeNewest(segment)) {
            SentSegment next = segment.sentAfter();
            if (!segment.lost() || segment.resent()) {
                judge(segment, nowPs, windowPs);
            }
            segment = next;
        }
        return remainingPs;
    }

    /**
     * A time-out: all is lost but what was sent within the last round trip.
     *
     * @param judged false without SACK, when that is not known
     */
    void markTimedOut(long nowPs, boolean judged) {
        for (int n = 0; n < queue.count(); n++) {
            if (n == 0 || !judged || lifeLeftPs(queue.get(n), nowPs, 0) <= 0) {
                queue.markLost(n);
            }
        }
    }

    private void judge(SentSegment segment, long nowPs, long windowPs) {
        long leftPs = lifeLeftPs(segment, nowPs, windowPs);
        if (leftPs <= 0) {
            queue.markLost(segment);
            queue.leaveOrder(segment);
        } else {
            remainingPs = Math.max(remainingPs, leftPs);
        }
    }

    private boolean sentBeforeNewest(SentSegment segment) {
        return segment.sentPs() < newestSentPs || segment.sentPs() == newestSentPs && segment.end() < newestEnd;
    }

    /** How long a segment may still be under way; not positive when it is lost. */
    private long lifeLeftPs(SentSegment segment, long nowPs, long windowPs) {
        return rttPs + windowPs - (nowPs - segment.sentPs());
    }

    /** RACK.reo_wnd (§6.2, step 4): none at the third duplicate or in recovery unless reordering was ever seen. */
    private long windowPs(boolean recovering, long sackedSegments) {
        boolean threshold = sackedSegments >= reordering && settings.duplicateThreshold();
        if (!reorderingSeen && (recovering || threshold)) {
            return 0;
        }
        int steps = settings.adaptiveWindow() ? windowSteps : 1;
        return Math.min(rtt.minRttPs() / 4 * steps, rtt.srttPs());
    }
}
