package io.netsim.tcp.send;

import io.netsim.content.Content;
import io.netsim.content.SyntheticContent;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes an application has handed over, until they are acknowledged. Positions count from 1, as in
 * {@link SendVariables}. Synthetic bytes take no room.
 */
public final class SendBuffer {
    private static final int MERGE_LIMIT = 1 << 20;

    /** Null until something is sent: many ends of a conversation only receive. */
    private @Nullable ArrayDeque<Content> pieces;

    /** Position of the first byte of the first piece. */
    private long start = 1;
    /** Position after the last byte. */
    private long end = 1;

    private long syntheticOffset;

    public long end() {
        return end;
    }

    public void append(Content content) {
        if (content.length() == 0) {
            return;
        }
        end += content.length();
        if (pieces == null) {
            pieces = new ArrayDeque<>(2);
        }
        Content last = pieces.peekLast();
        if (last instanceof SyntheticContent
                && content instanceof SyntheticContent
                && last.length() < MERGE_LIMIT
                && last.then(content) instanceof SyntheticContent merged) {
            pieces.removeLast();
            pieces.addLast(merged);
        } else {
            pieces.addLast(content);
        }
    }

    /** Appends bytes of a synthetic stream, from where it stands. */
    public void appendSynthetic(long stream, int length) {
        append(new SyntheticContent(stream, syntheticOffset, length));
        syntheticOffset += length;
    }

    /** The bytes from a position on; all of them must be here. */
    public Content read(long position, int length) {
        Content first = pieces == null ? null : pieces.peekFirst();
        if (first != null && position >= start && position + length <= start + first.length()) {
            return first.slice((int) (position - start), (int) (position - start) + length);
        }
        return readAcross(position, length);
    }

    private Content readAcross(long position, int length) {
        Content result = Content.empty();
        long at = start;
        for (Content piece : pieces == null ? List.<Content>of() : pieces) {
            long next = at + piece.length();
            if (next > position) {
                int from = (int) (Math.max(position, at) - at);
                int to = (int) (Math.min(position + length, next) - at);
                result = result.then(piece.slice(from, to));
                if (position + length <= next) {
                    return result;
                }
            }
            at = next;
        }
        throw new IllegalStateException(
                "no bytes " + position + " to " + (position + length) + " in a send buffer of " + start + " to " + end);
    }

    /** Gives up whole pieces before a position. */
    public void release(long position) {
        if (pieces == null) {
            return;
        }
        Content first = pieces.peekFirst();
        while (first != null && start + first.length() <= position) {
            start += first.length();
            pieces.removeFirst();
            first = pieces.peekFirst();
        }
    }

    /** Gives up everything. */
    public void clear() {
        pieces = null;
        start = end;
    }
}
