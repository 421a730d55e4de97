package io.netsim.engine;

import java.util.Arrays;

/**
 * Pending events by (time, tie): a heap of arity 4 in arrays, in which each event knows its index, so that it can be
 * moved or removed in place. The times stand beside the events, so that a comparison rarely touches an event.
 */
final class EventQueue {
    private long[] times = new long[256];
    private Event[] events = new Event[256];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The first event; the queue must not be empty. */
    Event first() {
        return events[0];
    }

    long firstTimePs() {
        return times[0];
    }

    /** Adds an event, or moves one that is already here. */
    void put(Event event, long timePs) {
        int index = event.heapIndex;
        event.timePs = timePs;
        if (index < 0) {
            if (size == events.length) {
                times = Arrays.copyOf(times, 2 * size);
                events = Arrays.copyOf(events, 2 * size);
            }
            siftUp(size++, event, timePs);
        } else if (timePs < times[index]) {
            siftUp(index, event, timePs);
        } else {
            siftDown(index, event, timePs);
        }
    }

    /** Removes an event that is here. */
    void remove(Event event) {
        int index = event.heapIndex;
        event.heapIndex = -1;
        int last = --size;
        Event moved = events[last];
        long movedTime = times[last];
        events[last] = null;
        if (index == last) {
            return;
        }
        if (index > 0 && before(movedTime, moved, (index - 1) >> 2)) {
            siftUp(index, moved, movedTime);
        } else {
            siftDown(index, moved, movedTime);
        }
    }

    private boolean before(long timePs, Event event, int other) {
        long otherTime = times[other];
        return timePs < otherTime || timePs == otherTime && event.tie < events[other].tie;
    }

    private void siftUp(int from, Event event, long timePs) {
        int index = from;
        while (index > 0) {
            int parent = (index - 1) >> 2;
            if (!before(timePs, event, parent)) {
                break;
            }
            place(index, events[parent], times[parent]);
            index = parent;
        }
        place(index, event, timePs);
    }

    private void siftDown(int from, Event event, long timePs) {
        int index = from;
        int child = (index << 2) + 1;
        while (child < size) {
            int least = child;
            int end = Math.min(child + 4, size);
            for (int i = child + 1; i < end; i++) {
                if (before(times[i], events[i], least)) {
                    least = i;
                }
            }
            if (before(timePs, event, least)) {
                break;
            }
            place(index, events[least], times[least]);
            index = least;
            child = (index << 2) + 1;
        }
        place(index, event, timePs);
    }

    private void place(int index, Event event, long timePs) {
        events[index] = event;
        times[index] = timePs;
        event.heapIndex = index;
    }
}
