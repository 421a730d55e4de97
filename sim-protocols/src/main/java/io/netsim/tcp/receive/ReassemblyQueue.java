package io.netsim.tcp.receive;

import io.netsim.content.Content;
import io.netsim.rfc.Rfc;
import org.jspecify.annotations.Nullable;

/** Bytes that have arrived ahead of others, in order and without overlap (RFC 9293 §3.10.7.4, seventh step). */
@Rfc(number = 9293, value = "SHLD-31")
public final class ReassemblyQueue {
    private static final long[] NO_STARTS = new long[0];
    private static final @Nullable Content[] NO_CONTENTS = new @Nullable Content[0];

    private long[] starts = NO_STARTS;
    private @Nullable Content[] contents = NO_CONTENTS;
    private int head;
    private int count;
    private int memory;

    public boolean isEmpty() {
        return count == 0;
    }

    /** What the waiting segments take, bytes. */
    int memory() {
        return memory;
    }

    /** The position after the last byte here; only if there is any. */
    long end() {
        return endOf(count - 1);
    }

    /** Keeps the parts of the bytes at {@code start} that are not here yet. */
    public void insert(long start, Content content) {
        long from = start;
        long end = start + content.length();
        int i = firstEndingAfter(from);
        while (from < end) {
            long gapEnd = i < count ? Math.min(end, starts[head + i]) : end;
            if (from < gapEnd) {
                put(i++, from, content.slice((int) (from - start), (int) (gapEnd - start)));
            }
            if (i == count) {
                return;
            }
            from = Math.max(gapEnd, endOf(i++));
        }
    }

    private long endOf(int i) {
        return starts[head + i] + at(i).length();
    }

    private Content at(int i) {
        Content content = contents[head + i];
        if (content == null) {
            throw new IllegalStateException("a hole in the reassembly queue");
        }
        return content;
    }

    /** Looks from the end, where most segments belong. */
    private int firstEndingAfter(long position) {
        int i = count;
        while (i > 0 && endOf(i - 1) > position) {
            i--;
        }
        return i;
    }

    private void put(int i, long start, Content content) {
        if (head + count == starts.length) {
            makeRoom();
        }
        System.arraycopy(starts, head + i, starts, head + i + 1, count - i);
        System.arraycopy(contents, head + i, contents, head + i + 1, count - i);
        starts[head + i] = start;
        contents[head + i] = content;
        memory += PacketMemory.of(content.length());
        count++;
    }

    private void makeRoom() {
        int capacity = count < starts.length / 2 ? starts.length : Math.max(8, 2 * starts.length);
        long[] newStarts = new long[capacity];
        @Nullable Content[] newContents = new @Nullable Content[capacity];
        System.arraycopy(starts, head, newStarts, 0, count);
        System.arraycopy(contents, head, newContents, 0, count);
        starts = newStarts;
        contents = newContents;
        head = 0;
    }

    /** Takes out the bytes that go on at {@code position}, or null if they have not arrived. */
    public @Nullable Content next(long position) {
        while (count > 0 && endOf(0) <= position) {
            removeFirst();
        }
        if (count == 0 || starts[head] > position) {
            return null;
        }
        Content first = at(0);
        int skip = (int) (position - starts[head]);
        removeFirst();
        return first.slice(skip, first.length());
    }

    private void removeFirst() {
        memory -= PacketMemory.of(at(0).length());
        contents[head] = null;
        head++;
        count--;
        if (count == 0) {
            head = 0;
            if (starts.length > 64) {
                starts = NO_STARTS;
                contents = NO_CONTENTS;
            }
        }
    }
}
