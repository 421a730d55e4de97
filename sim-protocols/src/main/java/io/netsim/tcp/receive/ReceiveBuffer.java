package io.netsim.tcp.receive;

import io.netsim.content.Content;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Bytes in order that the application has not taken yet. */
public final class ReceiveBuffer {
    /** Null until something comes: many ends of a conversation only send. */
    private @Nullable ArrayDeque<Content> pieces;

    private int unread;
    private int memory;
    /** What has been taken of the first piece. */
    private int takenOfFirst;

    /** Appends the text of one segment. */
    public void append(Content content) {
        if (pieces == null) {
            pieces = new ArrayDeque<>(2);
        }
        pieces.addLast(content);
        unread += content.length();
        memory += PacketMemory.of(content.length());
    }

    public int unread() {
        return unread;
    }

    /** What the waiting segments take, bytes; a segment counts until its last byte is taken. */
    int memory() {
        return memory;
    }

    /** Takes at most {@code max} bytes. */
    public Content take(int max) {
        Content result = Content.empty();
        while (pieces != null && result.length() < max) {
            Content first = pieces.pollFirst();
            if (first == null) {
                break;
            }
            int room = max - result.length();
            if (first.length() > room) {
                pieces.addFirst(first.slice(room, first.length()));
                takenOfFirst += room;
                first = first.slice(0, room);
            } else {
                memory -= PacketMemory.of(takenOfFirst + first.length());
                takenOfFirst = 0;
            }
            result = result.then(first);
        }
        unread -= result.length();
        return result;
    }

    public void clear() {
        pieces = null;
        unread = 0;
        memory = 0;
        takenOfFirst = 0;
    }
}
