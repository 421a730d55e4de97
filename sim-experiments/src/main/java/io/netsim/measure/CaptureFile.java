package io.netsim.measure;

import io.netsim.wire.pcap.PcapngWriter;
import io.netsim.wire.pcap.PcapngWriter.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One capture file. Frames come in order of time and are written in that order, each once all is known of it. */
final class CaptureFile {
    private final PcapngWriter writer;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();

    CaptureFile(PcapngWriter writer) {
        this.writer = writer;
    }

    int addInterface(String name, String description) throws IOException {
        return writer.addInterface(name, description);
    }

    /** A frame, to be written when it is settled and those before it are. */
    Frame add(int interfaceNumber, long timeNs, byte[] bytes, Direction direction, @Nullable Frame ofSamePacket) {
        Frame frame = new Frame(this, interfaceNumber, timeNs, bytes, direction, ofSamePacket);
        waiting.add(frame);
        return frame;
    }

    /** Writes what can be written. */
    void write() {
        try {
            Frame first = waiting.peekFirst();
            while (first != null && first.settled) {
                writer.frame(first.interfaceNumber, first.timeNs, first.bytes, first.direction, first.comment);
                waiting.removeFirst();
                first = waiting.peekFirst();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() throws IOException {
        write();
        writer.close();
    }

    /** A packet as it was seen at one place. */
    static final class Frame {
        private final CaptureFile file;
        private final int interfaceNumber;
        private final long timeNs;
        private final byte[] bytes;
        private final Direction direction;
        private final @Nullable Frame ofSamePacket;
        private boolean settled;
        private @Nullable String comment;

        private Frame(
                CaptureFile file,
                int interfaceNumber,
                long timeNs,
                byte[] bytes,
                Direction direction,
                @Nullable Frame ofSamePacket) {
            this.file = file;
            this.interfaceNumber = interfaceNumber;
            this.timeNs = timeNs;
            this.bytes = bytes;
            this.direction = direction;
            this.ofSamePacket = ofSamePacket;
        }

        CaptureFile file() {
            return file;
        }

        int interfaceNumber() {
            return interfaceNumber;
        }

        /** Another frame of the packet, seen before; null if there is none. */
        @Nullable
        Frame ofSamePacket() {
            return ofSamePacket;
        }

        void settle(@Nullable String newComment) {
            settled = true;
            comment = newComment;
        }
    }
}
