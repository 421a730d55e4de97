package io.netsim.tcp.receive;

import io.netsim.time.Clock;

/**
 * The window of a Linux host (6.18). The buffer is memory, of which segments take more than their bytes
 * ({@link PacketMemory}); from the first segments on the share of bytes in it is known. The window opens by two segments for
 * each that arrives while there is room, and {@link BufferTuning} lets the buffer follow what the application takes.
 */
public final class LinuxWindow extends ReceiveWindow {
    private static final int MAX_SHIFT = 14;
    private static final int LARGEST_WINDOW = MAX_FIELD << MAX_SHIFT;
    /** The share of bytes in memory is counted in 256ths; before the first segment it is taken as a half. */
    private static final int SHARE_BITS = 8;

    private static final int FIRST_ESTIMATE = 536;
    private static final int SMALLEST_ESTIMATE = 88;
    private static final int SMALLEST_CLAMP = 1152;
    private static final int TCP_HEADER = 20;

    private final ReassemblyQueue waiting;
    private final int mostMemory;
    private final boolean fixed;
    private final BufferTuning tuning;
    private int memory;
    private int share = 1 << SHARE_BITS - 1;
    /** The largest window that the memory allows. */
    private int clamp;
    /** The largest window to offer for now. */
    private int threshold;
    /** The largest segment we have announced, less the options of each segment. */
    private int announced;

    private int segmentEstimate;
    private int lastSmallSegment;
    /** RCV.NXT when a window was last offered, and that window. */
    private long offeredAt;

    private long offered;
    private boolean opened;

    /**
     * @param memory of the receive buffer, bytes ({@code tcp_rmem[1]}, or twice {@code SO_RCVBUF})
     * @param mostMemory how far it may grow ({@code tcp_rmem[2]}); if it is not more, the buffer is fixed
     */
    public LinuxWindow(
            ReceiveVariables rcv,
            ReceiveBuffer buffer,
            ReassemblyQueue waiting,
            Clock clock,
            int memory,
            int mostMemory) {
        super(rcv, buffer);
        this.waiting = waiting;
        this.memory = memory;
        this.mostMemory = mostMemory;
        this.fixed = mostMemory <= memory;
        this.tuning = new BufferTuning(clock);
    }

    private int bytesIn(long memoryBytes) {
        return (int) (memoryBytes * share >> SHARE_BITS);
    }

    private int memoryFor(long bytes) {
        return (int) Math.min(mostMemory, (bytes << SHARE_BITS) / share);
    }

    private int fullSpace() {
        return bytesIn(memory);
    }

    private int freeSpace() {
        return bytesIn((long) memory - buffer.memory() - waiting.memory());
    }

    // ---- opening -----------------------------------------------------------------------------------------------

    /** As {@code tcp_select_initial_window}: whole segments of half the memory. */
    @Override
    public void open(int mss, boolean scaling) {
        opened = true;
        announced = mss;
        clamp = fixed ? Math.min(fullSpace(), LARGEST_WINDOW) : LARGEST_WINDOW;
        int space = Math.min(clamp, fullSpace());
        offered = space > mss ? space / mss * mss : space;
        threshold = (int) offered;
        segmentEstimate = Math.max(SMALLEST_ESTIMATE, Math.min(FIRST_ESTIMATE, mss));
        scale(scaling);
    }

    private void scale(boolean scaling) {
        shift = scaling ? shiftToAnnounce() : 0;
        clamp = Math.min(clamp, MAX_FIELD << shift);
    }

    /** The largest shift that the buffer may ever need, or that its fixed size needs. */
    @Override
    public int shiftToAnnounce() {
        int largest = fixed ? fullSpace() : Math.max(fullSpace(), mostMemory);
        int bits = 31 - Integer.numberOfLeadingZeros(Math.max(1, Math.min(largest, LARGEST_WINDOW)));
        return Math.max(0, Math.min(MAX_SHIFT, bits - 15));
    }

    /** As {@code tcp_init_buffer_space} and {@code tcp_initialize_rcv_mss}. */
    @Override
    public void agreed(int mss, boolean scaling) {
        if (!opened) {
            open(mss, scaling);
        }
        scale(scaling);
        announced = mss;
        int space = fullSpace();
        clamp = Math.min(clamp, space);
        if (clamp > 2 * mss && clamp + mss > space) {
            clamp = Math.max(2 * mss, space - mss);
        }
        threshold = Math.min(threshold, clamp);
        long guess = Math.min(Math.min(mss, offered / 2), FIRST_ESTIMATE);
        segmentEstimate = (int) Math.max(SMALLEST_ESTIMATE, guess);
        tuning.start(Math.min(threshold, Math.min(offered, 10L * mss)), rcv.nxt());
    }

    @Override
    public int fieldOfSyn() {
        offeredAt = Math.max(1, rcv.nxt());
        rcv.moveEdge(offeredAt + offered); // counted from after the peer's SYN, and by the whole window
        return (int) Math.min(MAX_FIELD, offered);
    }

    // ---- offering ----------------------------------------------------------------------------------------------

    /** As {@code __tcp_select_window}: what is free, in whole segments if windows are not scaled. */
    long candidate() {
        int free = freeSpace();
        int allowed = fullSpace();
        int full = Math.min(clamp, allowed);
        int mss = Math.min(segmentEstimate, full);
        if (mss <= 0) {
            return 0;
        }
        if (isTight()) {
            free = free >> shift << shift;
            if (free < allowed >> 4 || free < mss) {
                return 0;
            }
        }
        free = Math.min(free, threshold);
        if (shift > 0) {
            return roundUp(free);
        }
        if (offered <= free - mss || offered > free) {
            return (long) free / mss * mss;
        }
        return mss == full && free > offered + (full >> 1) ? free : offered;
    }

    /** Whether less than half of the memory is free. */
    boolean isTight() {
        return freeSpace() < Math.min(clamp, fullSpace()) >> 1;
    }

    private long roundUp(long bytes) {
        return bytes + (1L << shift) - 1 >> shift << shift;
    }

    /** As {@code tcp_select_window}: never less than what was offered before. */
    @Override
    public int fieldToOffer() {
        long current = rcv.wnd();
        long next = candidate();
        offered = next < current ? roundUp(current) : next;
        offeredAt = rcv.nxt();
        rcv.moveEdge(offeredAt + offered);
        return (int) (Math.min(offered, (long) MAX_FIELD << shift) >> shift);
    }

    /** As the end of {@code __tcp_cleanup_rbuf}: the window could at least double. */
    @Override
    public boolean worthUpdate() {
        long now = rcv.wnd();
        if (2 * now > clamp) {
            return false;
        }
        long possible = candidate();
        return possible > 0 && possible >= 2 * now;
    }

    /** Bytes in order since a window was last offered. */
    long sinceOffered() {
        return rcv.nxt() - offeredAt;
    }

    /** The window last offered. */
    long offered() {
        return offered;
    }

    /** Where {@link #offered} counts from: segments that end before it are old. */
    @Override
    public long acceptFrom() {
        return offeredAt;
    }

    // ---- what segments teach -----------------------------------------------------------------------------------

    /**
     * As {@code tcp_measure_rcv_mss}.
     *
     * @param options bytes of options in the peer's segments
     * @return whether the segment is a small one, as at the end of an application's write
     */
    boolean measure(int length, boolean pushed, int options) {
        int last = lastSmallSegment;
        lastSmallSegment = 0;
        if (length >= segmentEstimate) {
            if (length != segmentEstimate) {
                learnShare(length);
            }
            segmentEstimate = Math.min(length, announced);
            return false;
        }
        int size = length + TCP_HEADER + options;
        if (size >= FIRST_ESTIMATE + TCP_HEADER || size >= SMALLEST_ESTIMATE + TCP_HEADER && !pushed) {
            lastSmallSegment = length;
            if (length == last) {
                segmentEstimate = length;
                return false;
            }
        }
        return true;
    }

    private void learnShare(int length) {
        int before = share;
        share = Math.max(1, Math.min(255, (length << SHARE_BITS) / PacketMemory.of(length)));
        if (share == before) {
            return;
        }
        int newClamp = Math.max(SMALLEST_CLAMP, fullSpace());
        if (newClamp < clamp) {
            threshold = Math.min(threshold, newClamp);
        } else if (newClamp > clamp) {
            threshold = Math.max(threshold, (int) Math.min(offered, newClamp));
        }
        clamp = newClamp;
        tuning.atMost(clamp);
    }

    /** As {@code tcp_grow_window}; true if the window has grown. */
    boolean grow(int length) {
        int room = Math.min(clamp, freeSpace()) - threshold;
        if (room <= 0) {
            return false;
        }
        int cost = bytesIn(PacketMemory.of(length));
        int step = cost <= length ? 2 * announced : smallStep(length, cost);
        if (step == 0) {
            return false;
        }
        threshold += Math.min(room, Math.max(step, 2 * length));
        return true;
    }

    /** Small segments let only small windows grow: their memory would not last for more. */
    private int smallStep(int length, int cost) {
        int c = cost >> 1;
        int window = bytesIn(mostMemory) >> 1;
        while (threshold <= window) {
            if (c <= length) {
                return 2 * segmentEstimate;
            }
            c >>= 1;
            window >>= 1;
        }
        return 0;
    }

    // ---- tuning ------------------------------------------------------------------------------------------------

    @Override
    public void echoed(int tsEcr, long roundTripPs, int length) {
        if (length >= segmentEstimate) {
            tuning.echoed(tsEcr, roundTripPs, buffer.unread() == 0);
        }
    }

    /** Data has arrived in order. */
    void arrived() {
        tuning.arrived(rcv.nxt(), offered);
    }

    @Override
    public void read() {
        long wanted = tuning.read(rcv.nxt() - buffer.unread(), buffer.unread());
        growBuffer(wanted);
    }

    /** Data has arrived ahead of others. */
    void arrivedAhead() {
        growBuffer(2 * tuning.space());
    }

    private void growBuffer(long wantedWindow) {
        if (fixed || wantedWindow <= 0) {
            return;
        }
        long window = wantedWindow + (waiting.isEmpty() ? 0 : waiting.end() - rcv.nxt());
        int wanted = memoryFor(window);
        if (wanted > memory) {
            memory = wanted;
            clamp = fullSpace();
        }
    }

    @Override
    public int segmentEstimate() {
        return segmentEstimate;
    }

    @Override
    public long limit() {
        return threshold;
    }

    @Override
    public long spacePerRoundTrip() {
        return tuning.space();
    }

    @Override
    public long roundTripPs() {
        return tuning.roundTripPs();
    }
}
