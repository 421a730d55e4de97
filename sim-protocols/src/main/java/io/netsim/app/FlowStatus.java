package io.netsim.app;

import io.netsim.socket.SocketError;

/** What has become of a flow. */
public enum FlowStatus {
    /** Begun, with neither success nor failure so far. */
    OPEN("open"),
    /** All that the application had to say has been delivered. */
    COMPLETED("completed"),
    REFUSED("refused"),
    RESET("reset"),
    TIMED_OUT("timed_out"),
    UNREACHABLE("unreachable"),
    /** The host itself could not do it: no port available, a message too long; see {@link Flow#error}. */
    FAILED("failed");

    private final String label;

    FlowStatus(String label) {
        this.label = label;
    }

    /** The name in results. */
    public String label() {
        return label;
    }

    static FlowStatus of(SocketError error) {
        return switch (error) {
            case REFUSED -> REFUSED;
            case RESET -> RESET;
            case TIMED_OUT -> TIMED_OUT;
            case UNREACHABLE -> UNREACHABLE;
            case ADDRESS_IN_USE,
                    ADDRESS_NOT_AVAILABLE,
                    PERMISSION_DENIED,
                    NO_PORT_AVAILABLE,
                    ALREADY_CONNECTED,
                    NOT_CONNECTED,
                    INVALID_STATE,
                    SHUT_DOWN,
                    CLOSED,
                    MESSAGE_TOO_LONG -> FAILED;
        };
    }
}
