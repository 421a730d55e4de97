package io.netsim.tcp.send;

import org.jspecify.annotations.Nullable;

/** The outstanding segments in the order of their last transmission (RFC 8985 §6.2: the time-sorted list). */
final class SendOrder {
    private @Nullable SentSegment first;
    private @Nullable SentSegment last;

    @Nullable
    SentSegment first() {
        return first;
    }

    void append(SentSegment segment) {
        segment.sentBefore = last;
        segment.sentAfter = null;
        segment.inTimeOrder = true;
        if (last == null) {
            first = segment;
        } else {
            last.sentAfter = segment;
        }
        last = segment;
    }

    void remove(SentSegment segment) {
        if (!segment.inTimeOrder) {
            return;
        }
        SentSegment before = segment.sentBefore;
        SentSegment after = segment.sentAfter;
        if (before == null) {
            first = after;
        } else {
            before.sentAfter = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.sentBefore = before;
        }
        segment.sentBefore = null;
        segment.sentAfter = null;
        segment.inTimeOrder = false;
    }

    void clear() {
        first = null;
        last = null;
    }
}
