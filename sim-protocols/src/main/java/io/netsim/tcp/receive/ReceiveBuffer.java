package io.netsim.tcp.receive;

import io.netsim.content.Content;
import java.util.ArrayDeque;

/** Bytes in order that the application has not taken yet. */
public final class ReceiveBuffer {
    private final ArrayDeque<Content> pieces = new ArrayDeque<>(2);
    private int unread;

    public void append(Content content) {
        pieces.addLast(content);
        unread += content.length();
    }

    public int unread() {
        return unread;
    }

    /** Takes at most {@code max} bytes. */
    public Content take(int max) {
        Content result = Content.empty();
        while (result.length() < max) {
            Content first = pieces.pollFirst();
            if (first == null) {
                break;
            }
            int room = max - result.length();
            if (first.length() > room) {
                pieces.addFirst(first.slice(room, first.length()));
                first = first.slice(0, room);
            }
            result = result.then(first);
        }
        unread -= result.length();
        return result;
    }

    public void clear() {
        pieces.clear();
        unread = 0;
    }
}
