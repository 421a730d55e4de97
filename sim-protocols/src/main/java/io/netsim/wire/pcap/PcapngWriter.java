package io.netsim.wire.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pcapng file (draft-ietf-opsawg-pcapng): one section, its interfaces first, then enhanced packet blocks with
 * times in nanoseconds. Frames are bare IPv4 packets (LINKTYPE_RAW). Little-endian on every machine, so that equal runs
 * give equal files.
 */
public final class PcapngWriter implements Closeable {
    /** Which way a frame passed its interface; the two lowest bits of the flags of its block. */
    public enum Direction {
        UNKNOWN(0),
        INBOUND(1),
        OUTBOUND(2);

        private final int flags;

        Direction(int flags) {
            this.flags = flags;
        }
    }

    private static final int OPTION_COMMENT = 1;
    private static final int OPTION_PACKET_FLAGS = 2;
    private static final int OPTION_INTERFACE_NAME = 2;
    private static final int OPTION_INTERFACE_DESCRIPTION = 3;
    private static final int OPTION_APPLICATION = 4;
    private static final int OPTION_TIME_RESOLUTION = 9;
    /** The part of a block that a frame without options takes. */
    private static final int FRAME_OVERHEAD = 32;

    private final OutputStream out;
    private final int snapLength;
    private int interfaces;
    private byte[] bytes = {};
    private ByteBuffer block = ByteBuffer.wrap(bytes);

    /**
     * Writes the head of the file.
     *
     * @param snapLength how many bytes are kept of a frame, at least 1
     * @param application what wrote the file, such as {@code netsim 1.0}
     */
    public PcapngWriter(OutputStream out, int snapLength, String application) throws IOException {
        if (snapLength < 1) {
            throw new IllegalArgumentException("a snapshot length is at least 1 B, not " + snapLength);
        }
        this.out = out;
        this.snapLength = snapLength;
        begin(PcapngReader.SECTION_HEADER, 64 + application.length() * 4);
        block.putInt(PcapngReader.BYTE_ORDER_MAGIC);
        block.putShort((short) 1).putShort((short) 0); // version 1.0
        block.putLong(-1); // of unknown length
        option(OPTION_APPLICATION, application);
        endOfOptions();
        end();
    }

    /** Adds an interface and returns its number; all of them before the first frame. */
    public int addInterface(String name, String description) throws IOException {
        begin(PcapngReader.INTERFACE_DESCRIPTION, 64 + 4 * (name.length() + description.length()));
        block.putShort((short) LinkType.RAW.number()).putShort((short) 0);
        block.putInt(snapLength);
        option(OPTION_INTERFACE_NAME, name);
        option(OPTION_INTERFACE_DESCRIPTION, description);
        option(OPTION_TIME_RESOLUTION, new byte[] {9});
        endOfOptions();
        end();
        return interfaces++;
    }

    /**
     * Adds a frame.
     *
     * @param timeNs nanoseconds since the start of the simulation, which is the epoch of the file
     * @param comment null for none
     */
    public void frame(int inInterface, long timeNs, byte[] packet, Direction direction, @Nullable String comment)
            throws IOException {
        int kept = Math.min(packet.length, snapLength);
        begin(PcapngReader.ENHANCED_PACKET, FRAME_OVERHEAD + kept + 32 + (comment == null ? 0 : 4 * comment.length()));
        block.putInt(inInterface);
        block.putInt((int) (timeNs >>> 32)).putInt((int) timeNs);
        block.putInt(kept).putInt(packet.length);
        block.put(packet, 0, kept);
        pad();
        if (comment != null) {
            option(OPTION_COMMENT, comment);
        }
        if (direction != Direction.UNKNOWN) {
            block.putShort((short) OPTION_PACKET_FLAGS).putShort((short) 4).putInt(direction.flags);
        }
        if (comment != null || direction != Direction.UNKNOWN) {
            endOfOptions();
        }
        end();
    }

    private void begin(int type, int atMost) {
        if (bytes.length < atMost) {
            bytes = new byte[2 * atMost];
            block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        block.clear();
        block.putInt(type).putInt(0);
    }

    private void option(int code, String text) {
        option(code, text.getBytes(StandardCharsets.UTF_8));
    }

    private void option(int code, byte[] value) {
        block.putShort((short) code).putShort((short) value.length).put(value);
        pad();
    }

    private void endOfOptions() {
        block.putInt(0);
    }

    private void pad() {
        while (block.position() % 4 != 0) {
            block.put((byte) 0);
        }
    }

    private void end() throws IOException {
        int length = block.position() + 4;
        block.putInt(length);
        block.putInt(4, length);
        out.write(bytes, 0, length);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
