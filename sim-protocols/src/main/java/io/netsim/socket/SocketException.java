package io.netsim.socket;

/** A call on a socket that could not be carried out; an ordinary event that applications deal with. */
public final class SocketException extends Exception {
    private static final long serialVersionUID = 1;

    private final SocketError error;

    public SocketException(SocketError error, String detail) {
        super(error.words() + ": " + detail);
        this.error = error;
    }

    public SocketError error() {
        return error;
    }
}
