package io.netsim.app;

import io.netsim.time.Alarm;
import io.netsim.time.Clock;
import io.netsim.time.DurationHistogram;
import io.netsim.time.Time;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receiver of a stream of frames, such as 20 ms of sound each, that are made and played at even distances. It plays
 * the first frame that arrives after a fixed delay, and from then on a frame each distance. A player that does not wait
 * leaves a gap where a frame is not there in time, and never plays it. One that waits stalls until it is there; all that
 * follows is played later by as much.
 */
public final class Playout {
    private final Clock clock;
    private final long distancePs;
    private final long delayPs;
    private final boolean waits;
    private final Alarm tick;
    /** Frames that are there and not yet played, with the instants they were made. */
    private final Map<Long, Long> buffer = new HashMap<>();

    private final DurationHistogram delays = new DurationHistogram();
    private long firstMadePs;
    private long made;
    private boolean finished;
    private boolean started;
    private long next;
    private long lastGapPs = Time.NEVER;
    private long stalledSincePs = Time.NEVER;

    private long playedFrames;
    private long gapFrames;
    private long stalls;
    private long stallPs;

    /**
     * Waits for the first frame.
     *
     * @param clock the receiver's
     * @param distancePs between frames, more than 0
     * @param delayPs between the arrival of the first frame and its playing
     * @param waits for frames that are not there in time
     */
    Playout(Clock clock, long distancePs, long delayPs, boolean waits) {
        this.clock = clock;
        this.distancePs = distancePs;
        this.delayPs = delayPs;
        this.waits = waits;
        this.tick = clock.newAlarm(this::due);
    }

    /** The sender has made the next frame. */
    void made(long nowPs) {
        if (made == 0) {
            firstMadePs = nowPs;
        }
        made++;
    }

    /** No further frame will be made. */
    void finished() {
        finished = true;
    }

    /** A frame has arrived for the first time; {@code frame} counts from 0. */
    void arrived(long frame) {
        arrived(frame, firstMadePs + frame * distancePs);
    }

    void arrived(long frame, long madePs) {
        long now = clock.nowPs();
        if (!started) {
            start(frame, now);
        }
        boolean justMissed = frame == next - 1 && lastGapPs == now;
        if (justMissed) { // there at the very instant it is due
            gapFrames--;
            lastGapPs = Time.NEVER;
            play(now - madePs);
        } else if (frame >= next) {
            buffer.put(frame, madePs);
        }
        if (stalledSincePs != Time.NEVER && frame == next) {
            if (stalledSincePs == now) {
                stalls--;
            }
            stallPs += now - stalledSincePs;
            stalledSincePs = Time.NEVER;
            due();
        }
    }

    /** Frames before the first that arrives are waited for as far as the delay allows. */
    private void start(long frame, long now) {
        started = true;
        long earlier = Math.min(frame, delayPs / distancePs);
        next = frame - earlier;
        gapFrames = next;
        tick.setAt(now + delayPs - earlier * distancePs);
    }

    /** The next frame is to be played. */
    private void due() {
        long now = clock.nowPs();
        Long madePs = buffer.remove(next);
        if (madePs != null) {
            next++;
            play(now - madePs);
        } else if (waits) {
            if (!isOver()) {
                stalls++;
                stalledSincePs = now;
            }
            return;
        } else if (next < made) {
            next++;
            gapFrames++;
            lastGapPs = now;
        }
        if (!isOver()) {
            tick.setAt(Time.plus(now, distancePs));
        }
    }

    private boolean isOver() {
        return finished && next >= made;
    }

    private void play(long delay) {
        playedFrames++;
        delays.record(delay);
    }

    // What can be read, at any time.

    /** Frames played. */
    public long playedFrames() {
        return playedFrames;
    }

    /** Frames not played at their time, and never; all that were made if none has arrived. */
    public long gapFrames() {
        return started || waits ? gapFrames : made;
    }

    /** How often the player has waited for a frame. */
    public long stalls() {
        return stalls;
    }

    /** How long it has waited for frames in all, a wait that still lasts included. */
    public long stallPs() {
        return stallPs + (stalledSincePs == Time.NEVER ? 0 : clock.nowPs() - stalledSincePs);
    }

    /** The part of the time since the first frame was due in which nothing was played, 0 to 1; −1 before. */
    public double silentShare() {
        double silent = (double) gapFrames() * distancePs + stallPs();
        double all = silent + (double) playedFrames * distancePs;
        return all > 0 ? silent / all : -1;
    }

    /** From the making of a frame to its playing; null if none was played. */
    public @Nullable DurationSummary frameDelays() {
        return playedFrames == 0 ? null : DurationSummary.of(delays);
    }
}
