package io.netsim.tcp.send;

import java.util.ArrayList;
import java.util.List;

/** Cuts outstanding segments that have turned out to be too large for the path into smaller ones (RFC 1191 §6.4). */
final class Recutting {
    private final int mss;
    private final SendOrder order;
    private final List<SentSegment> result = new ArrayList<>();
    private boolean any;

    /** @param mss largest number of bytes in a segment from now on */
    Recutting(int mss, SendOrder order) {
        this.mss = mss;
        this.order = order;
    }

    /** Whether there was something to cut. */
    boolean any() {
        return any;
    }

    /**
     * The segments anew: those that fit and those that have arrived stay as they are; those in a row that do not fit are cut
     * as if they were one, as network cards cut what hosts give them. The new ones are lost.
     */
    List<SentSegment> cut(List<SentSegment> segments) {
        int i = 0;
        while (i < segments.size()) {
            SentSegment segment = segments.get(i);
            if (!isTooLarge(segment)) {
                result.add(segment);
                i++;
                continue;
            }
            int next = i;
            while (next < segments.size() && isTooLarge(segments.get(next))) {
                order.remove(segments.get(next));
                next++;
            }
            cutRow(segment, segments.get(next - 1));
            i = next;
        }
        return result;
    }

    private boolean isTooLarge(SentSegment segment) {
        return segment.start > 0 && !segment.sacked && segment.length() - (segment.fin ? 1 : 0) > mss;
    }

    private void cutRow(SentSegment first, SentSegment last) {
        any = true;
        long end = last.fin ? last.end - 1 : last.end;
        for (long at = first.start; at < end; at += mss) {
            SentSegment piece = new SentSegment();
            piece.start = at;
            piece.end = Math.min(end, at + mss);
            piece.sentPs = first.sentPs;
            piece.transmissions = first.transmissions;
            piece.lost = true;
            result.add(piece);
        }
        if (last.fin) {
            SentSegment tail = result.get(result.size() - 1);
            tail.fin = true;
            tail.end++;
        }
    }
}
