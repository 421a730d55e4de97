package io.netsim.tcp;

/** The states of a connection (RFC 9293 §3.3.2). */
public enum TcpState {
    LISTEN,
    SYN_SENT,
    SYN_RECEIVED,
    ESTABLISHED,
    FIN_WAIT_1,
    FIN_WAIT_2,
    CLOSE_WAIT,
    CLOSING,
    LAST_ACK,
    TIME_WAIT,
    CLOSED;

    /** Whether the application may still send. */
    boolean acceptsUserData() {
        return this == ESTABLISHED || this == CLOSE_WAIT;
    }

    /** Whether the peer may still send. */
    boolean acceptsText() {
        return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
    }

    /** Whether both ends have heard of each other (RFC 9293 §3.3.2). */
    boolean isSynchronized() {
        return switch (this) {
            case LISTEN, SYN_SENT, SYN_RECEIVED, CLOSED -> false;
            case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
        };
    }

    /** Whether queued data or the FIN may be sent. */
    boolean sends() {
        return this == ESTABLISHED || this == CLOSE_WAIT || this == FIN_WAIT_1 || this == CLOSING || this == LAST_ACK;
    }
}
