package io.netsim.run;

import io.netsim.wire.PacketLines;
import io.netsim.wire.pcap.CaptureFormatException;
import io.netsim.wire.pcap.CaptureReader;
import io.netsim.wire.pcap.CapturedFrame;
import io.netsim.wire.pcap.LinkType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The frames of a capture file, whoever wrote it, as text. */
public final class CaptureListing {
    private static final int SECONDS_A_DAY = 86_400;

    private static final long SECOND_NS = 1_000_000_000L;

    private CaptureListing() {}

    /**
     * A frame.
     *
     * @param timeNs since 1970 by the clock of whoever captured it
     * @param source name of the interface; empty if the file names none
     * @param bytes length on the wire
     * @param packet in the words of tcpdump
     */
    public record Frame(long timeNs, String source, long bytes, String packet, List<String> comments) {
        /** One line for people. */
        public String line() {
            StringBuilder line = new StringBuilder(time());
            line.append(source.isEmpty() ? " " : " " + source + " ").append(packet);
            comments.forEach(comment -> line.append("  # ").append(comment));
            return line.toString();
        }

        /** Time of day, to the nanosecond. */
        private String time() {
            int second = (int) Math.floorMod(Math.floorDiv(timeNs, SECOND_NS), (long) SECONDS_A_DAY);
            long nanoseconds = Math.floorMod(timeNs, SECOND_NS);
            return String.format("%02d:%02d:%02d.%09d", second / 3600, second / 60 % 60, second % 60, nanoseconds);
        }
    }

    /**
     * Hands over each frame.
     *
     * @return why the file cannot be read to its end, or an empty text
     * @throws IOException if it cannot be opened
     */
    public static String list(Path file, Consumer<Frame> frames) throws IOException {
        PacketLines packets = new PacketLines();
        try (CaptureReader reader = new CaptureReader(new BufferedInputStream(Files.newInputStream(file)))) {
            for (CapturedFrame frame = reader.next(); frame != null; frame = reader.next()) {
                frames.accept(described(frame, packets));
            }
            return "";
        } catch (CaptureFormatException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Frame described(CapturedFrame frame, PacketLines packets) {
        byte[] bytes = frame.data().toBytes();
        int at = LinkType.ipAt(frame.source().linkType(), bytes);
        String packet = at < 0
                ? "no IP packet, link type " + frame.source().linkType() + ", length " + frame.originalLength()
                : packets.line(bytes, at, bytes.length);
        return new Frame(
                frame.seconds() * SECOND_NS + frame.nanoseconds(),
                printable(frame.source().name()),
                frame.originalLength(),
                packet,
                frame.comments().stream().map(CaptureListing::printable).toList());
    }

    /** On one line, and without what a terminal would take for a command. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
