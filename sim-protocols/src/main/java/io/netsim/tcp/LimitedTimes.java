package io.netsim.tcp;

/** How long a sender was held back, and by what (Linux's chronographs, with the congestion window as one more). */
final class LimitedTimes {
    /** What holds a sender back. */
    enum Limit {
        /** Nothing is outstanding or waiting. */
        IDLE,
        /** All that the application has given is sent. */
        APPLICATION,
        RECEIVE_WINDOW,
        /** All is sent, and the application has more, but the send buffer has no room. */
        SEND_BUFFER,
        CONGESTION_WINDOW
    }

    private Limit now = Limit.IDLE;
    private long sincePs;
    private long applicationPs;
    private long receiveWindowPs;
    private long sendBufferPs;
    private long congestionWindowPs;

    void change(long nowPs, Limit next) {
        if (next == now) {
            return;
        }
        long passed = nowPs - sincePs;
        switch (now) {
            case APPLICATION -> applicationPs += passed;
            case RECEIVE_WINDOW -> receiveWindowPs += passed;
            case SEND_BUFFER -> sendBufferPs += passed;
            case CONGESTION_WINDOW -> congestionWindowPs += passed;
            case IDLE -> {}
        }
        now = next;
        sincePs = nowPs;
    }

    /** The time in which a limit held, until now. */
    long totalPs(long nowPs, Limit limit) {
        long past = switch (limit) {
            case APPLICATION -> applicationPs;
            case RECEIVE_WINDOW -> receiveWindowPs;
            case SEND_BUFFER -> sendBufferPs;
            case CONGESTION_WINDOW -> congestionWindowPs;
            case IDLE -> 0;
        };
        return past + (limit == now ? nowPs - sincePs : 0);
    }

    /** The time in which something was outstanding or waiting. */
    long busyPs(long nowPs) {
        long past = applicationPs + receiveWindowPs + sendBufferPs + congestionWindowPs;
        return past + (now == Limit.IDLE ? 0 : nowPs - sincePs);
    }
}
