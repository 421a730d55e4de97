package io.netsim.packetdrill;

import io.netsim.socket.SocketError;

/**
 * What a system call has returned.
 *
 * @param value its result
 * @param error name of the error, empty for none
 * @param pointed what it has written where a pointer told it to; empty for nothing
 */
record Outcome(long value, String error, String pointed) {
    static Outcome of(long value) {
        return new Outcome(value, "", "");
    }

    static Outcome pointing(String pointed) {
        return new Outcome(0, "", pointed);
    }

    static Outcome error(String name) {
        return new Outcome(-1, name, "");
    }

    static Outcome error(SocketError error) {
        return error(nameOf(error));
    }

    /** The name of an error in {@code errno.h}. */
    static String nameOf(SocketError error) {
        return switch (error) {
            case ADDRESS_IN_USE -> "EADDRINUSE";
            case ADDRESS_NOT_AVAILABLE, NO_PORT_AVAILABLE -> "EADDRNOTAVAIL";
            case PERMISSION_DENIED -> "EACCES";
            case ALREADY_CONNECTED -> "EISCONN";
            case NOT_CONNECTED -> "ENOTCONN";
            case INVALID_STATE -> "EINVAL";
            case SHUT_DOWN -> "EPIPE";
            case CLOSED -> "EBADF";
            case MESSAGE_TOO_LONG -> "EMSGSIZE";
            case REFUSED -> "ECONNREFUSED";
            case RESET -> "ECONNRESET";
            case TIMED_OUT -> "ETIMEDOUT";
            case UNREACHABLE -> "EHOSTUNREACH";
        };
    }

    /** As a script writes a result. */
    String text() {
        return value + (error.isEmpty() ? "" : " " + error);
    }
}
