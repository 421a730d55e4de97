package io.netsim.socket;

/** What can go wrong with a socket, by the names of POSIX in words. */
public enum SocketError {
    /** EADDRINUSE: another socket has the address and port, or the 4-tuple. */
    ADDRESS_IN_USE("address in use"),
    /** EADDRNOTAVAIL: the host does not have the address. */
    ADDRESS_NOT_AVAILABLE("address not available"),
    /** EACCES: ports 0 to 1023 need privilege on this host. */
    PERMISSION_DENIED("permission denied"),
    /** EADDRNOTAVAIL of connect or bind to port 0: the ephemeral ports are used up. */
    NO_PORT_AVAILABLE("no port available"),
    /** EISCONN. */
    ALREADY_CONNECTED("already connected"),
    /** ENOTCONN. */
    NOT_CONNECTED("not connected"),
    /** EINVAL: the call does not fit the state of the socket. */
    INVALID_STATE("invalid state"),
    /** EPIPE: this side has been shut down for sending. */
    SHUT_DOWN("shut down"),
    /** EBADF: the socket has been closed. */
    CLOSED("closed"),
    /** EMSGSIZE: the datagram does not fit. */
    MESSAGE_TOO_LONG("message too long"),
    /** ECONNREFUSED: nobody listens at the port. */
    REFUSED("refused"),
    /** ECONNRESET: the peer has reset the connection. */
    RESET("reset"),
    /** ETIMEDOUT: no answer for too long. */
    TIMED_OUT("timed out"),
    /** ENETUNREACH, EHOSTUNREACH: no way to the peer. */
    UNREACHABLE("unreachable");

    private final String words;

    SocketError(String words) {
        this.words = words;
    }

    /** In plain words. */
    public String words() {
        return words;
    }
}
