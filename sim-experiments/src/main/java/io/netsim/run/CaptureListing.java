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
import java.util.function.Consumer;

/** The frames of a capture file, whoever wrote it, as lines of text. */
public final class CaptureListing {
    private static final int SECONDS_A_DAY = 86_400;

    private CaptureListing() {}

    /**
     * Hands over a line for each frame.
     *
     * @return why the file cannot be read to its end, or an empty text
     * @throws IOException if it cannot be opened
     */
    public static String list(Path file, Consumer<String> lines) throws IOException {
        PacketLines packets = new PacketLines();
        try (CaptureReader reader = new CaptureReader(new BufferedInputStream(Files.newInputStream(file)))) {
            for (CapturedFrame frame = reader.next(); frame != null; frame = reader.next()) {
                lines.accept(line(frame, packets));
            }
            return "";
        } catch (CaptureFormatException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String line(CapturedFrame frame, PacketLines packets) {
        byte[] bytes = frame.data().toBytes();
        int at = LinkType.ipv4At(frame.source().linkType(), bytes);
        StringBuilder line = new StringBuilder(time(frame));
        String name = frame.source().name();
        line.append(name.isEmpty() ? " " : " " + printable(name) + " ");
        line.append(
                at < 0
                        ? "no IPv4 packet, link type " + frame.source().linkType() + ", length "
                                + frame.originalLength()
                        : packets.line(bytes, at, bytes.length));
        for (String comment : frame.comments()) {
            line.append("  # ").append(printable(comment));
        }
        return line.toString();
    }

    /** Time of day, to the nanosecond. */
    private static String time(CapturedFrame frame) {
        int second = (int) Math.floorMod(frame.seconds(), (long) SECONDS_A_DAY);
        return String.format("%02d:%02d:%02d.%09d", second / 3600, second / 60 % 60, second % 60, frame.nanoseconds());
    }

    /** On one line, and without what a terminal would take for a command. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
