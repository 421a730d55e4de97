package io.netsim.app;

import io.netsim.socket.StreamStatistics;

/** What holds a sender back. */
public enum FlowLimit {
    /** All that the application had given was sent. */
    APPLICATION(0),
    /** The peer's window. */
    RECEIVE_WINDOW(1),
    /** The send buffer had no room for what the application had. */
    SEND_BUFFER(2),
    CONGESTION_WINDOW(3);

    private final int index;

    FlowLimit(int index) {
        this.index = index;
    }

    /** Its place in a table, from 0. */
    int index() {
        return index;
    }

    long of(StreamStatistics end) {
        return switch (this) {
            case APPLICATION -> end.applicationLimitedPs();
            case RECEIVE_WINDOW -> end.windowLimitedPs();
            case SEND_BUFFER -> end.bufferLimitedPs();
            case CONGESTION_WINDOW -> end.congestionLimitedPs();
        };
    }
}
