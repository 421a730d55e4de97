package io.netsim.tcp.send;

import io.netsim.time.Time;

/** Outstanding segments for tests: numbered from 0, of 1000 bytes each behind the SYN, with times in milliseconds. */
public final class Outstanding {
    public static final int MSS = 1000;

    public final RetransmissionQueue queue = new RetransmissionQueue();
    public final SendVariables snd = new SendVariables();
    public final AckSample sample = new AckSample();
    private int sent;

    public Outstanding() {
        snd.sent(1);
        snd.acknowledged(1);
    }

    /** Where segment n begins. */
    public static long start(int n) {
        return 1 + (long) n * MSS;
    }

    /** Sends so many new segments at once. */
    public Outstanding send(int segments, double ms) {
        for (int i = 0; i < segments; i++) {
            queue.append(start(sent), start(sent + 1), false, ps(ms));
            snd.sent(start(++sent));
        }
        return this;
    }

    /** Segment n, as long as it is outstanding. */
    public SentSegment segment(int n) {
        for (int i = 0; i < queue.count(); i++) {
            if (queue.get(i).start() == start(n)) {
                return queue.get(i);
            }
        }
        throw new IllegalArgumentException("segment " + n + " is not outstanding");
    }

    public void resend(int n, double ms) {
        queue.retransmitted(segment(n), ps(ms));
    }

    /** A new acknowledgement arrives; what it says follows by {@link #acknowledge} and {@link #sack}. */
    public AckSample arrives(double ms) {
        sample.reset(ps(ms), snd.una(), snd.flight(), queue.highestSack(snd.una()), 0);
        return sample;
    }

    /** It acknowledges everything before segment n. */
    public void acknowledge(int n, DeliveryListener listener) {
        sample.advanced = start(n) > snd.una();
        queue.acknowledge(start(n), sample, listener);
        snd.acknowledged(start(n));
    }

    /** It reports the segments from {@code first} to {@code last}. */
    public void sack(int first, int last, DeliveryListener listener) {
        queue.sack(start(first), start(last + 1), sample, listener);
    }

    public static long ps(double ms) {
        return Math.round(ms * Time.MILLISECOND);
    }
}
