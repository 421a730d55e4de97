package io.netsim.packetdrill;

import io.netsim.content.Content;
import io.netsim.socket.SocketError;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A file descriptor of a script: the calls of POSIX on a stream socket of the simulated host. A method returns null where the
 * call would block.
 */
final class ScriptSocket implements StreamHandler {
    final StreamSocket socket;
    boolean nonBlocking;
    /** Linger time in seconds; −1 for the option switched off. */
    int linger = -1;

    /** The segment size the script has asked for; 0 for none. */
    int maxSegment;

    private final Deque<StreamSocket> waiting = new ArrayDeque<>();
    private final Runnable changed;
    private boolean connecting;
    private boolean connected;
    private boolean listening;
    private boolean ended;
    private boolean readShut;
    private boolean writeShut;
    private boolean failed;
    private @Nullable SocketError pending;

    /** @param changed told when a call that blocks may go on */
    ScriptSocket(StreamSocket socket, boolean accepted, Runnable changed) {
        this.socket = socket;
        this.changed = changed;
        this.connected = accepted;
        socket.handler(this);
    }

    // ---- events ------------------------------------------------------------------------------------------------

    @Override
    public void connected() {
        connecting = false;
        connected = true;
        changed.run();
    }

    @Override
    public void readable() {
        changed.run();
    }

    @Override
    public void writable() {
        changed.run();
    }

    @Override
    public void endOfStream() {
        ended = true;
        changed.run();
    }

    @Override
    public void failed(SocketError error) {
        connecting = false;
        failed = true;
        pending = error;
        changed.run();
    }

    @Override
    public void closed() {
        ended = true;
        changed.run();
    }

    // ---- opening -----------------------------------------------------------------------------------------------

    Outcome listen(int backlog) {
        try {
            socket.listen(Math.max(1, backlog), accepted -> {
                waiting.add(accepted);
                changed.run();
            });
            listening = true;
            return Outcome.of(0);
        } catch (SocketException e) {
            return Outcome.error(e.error());
        }
    }

    boolean isListening() {
        return listening;
    }

    boolean isConnecting() {
        return connecting;
    }

    /** The next connection; null while there is none. */
    @Nullable
    StreamSocket accepted() {
        return waiting.poll();
    }

    @Nullable
    Outcome connect(io.netsim.address.Endpoint to) {
        if (connecting) {
            return nonBlocking ? Outcome.error("EALREADY") : null;
        }
        if (connected) {
            return Outcome.error("EISCONN");
        }
        try {
            connecting = true;
            socket.connect(to);
        } catch (SocketException e) {
            connecting = false;
            return Outcome.error(e.error());
        }
        return nonBlocking ? Outcome.error("EINPROGRESS") : null;
    }

    /** How a connect that blocked ended; null while it goes on. */
    @Nullable
    Outcome connectEnded() {
        if (connecting) {
            return null;
        }
        return pending == null ? Outcome.of(connected ? 0 : -1) : Outcome.error(takeError());
    }

    /** The pending error, which is cleared; empty if there is none. */
    String takeError() {
        SocketError error = pending;
        pending = null;
        return error == null ? "" : Outcome.nameOf(error);
    }

    // ---- data --------------------------------------------------------------------------------------------------

    @Nullable
    Outcome receive(int most, boolean peek) {
        if (listening || !connected && !connecting && !failed) {
            return Outcome.error("ENOTCONN");
        }
        int available = socket.available();
        if (available > 0) {
            int count = Math.min(available, most);
            if (!peek) {
                try {
                    count = socket.receive(most).length();
                } catch (SocketException e) {
                    return Outcome.error(e.error());
                }
            }
            return Outcome.of(count);
        }
        if (pending != null) {
            return Outcome.error(takeError());
        }
        return ended || readShut || failed || most == 0 ? Outcome.of(0) : null;
    }

    /** Hands over up to {@code count} zeros; null if none fits now. */
    @Nullable
    Outcome send(int count) {
        if (pending != null) {
            return Outcome.error(takeError());
        }
        if (writeShut || failed || !connected && !connecting) {
            return Outcome.error("EPIPE");
        }
        if (connecting) {
            return null;
        }
        try {
            int taken = socket.send(Content.of(new byte[count]));
            return taken == 0 && count > 0 ? null : Outcome.of(taken);
        } catch (SocketException e) {
            return Outcome.error(e.error());
        }
    }

    Outcome shutdown(boolean reading, boolean writing) {
        if (!connected || failed) {
            return Outcome.error("ENOTCONN");
        }
        readShut |= reading;
        if (writing && !writeShut) {
            writeShut = true;
            try {
                socket.shutdownOutput();
            } catch (SocketException e) {
                return Outcome.error(e.error() == SocketError.SHUT_DOWN ? SocketError.NOT_CONNECTED : e.error());
            }
        }
        return Outcome.of(0);
    }

    void close() {
        for (StreamSocket orphan : waiting) {
            orphan.abort();
        }
        if (linger == 0) {
            socket.abort();
        } else {
            socket.close();
        }
    }
}
