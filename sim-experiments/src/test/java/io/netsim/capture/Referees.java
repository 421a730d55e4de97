package io.netsim.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** tshark and capinfos, programs of the Wireshark project that are not part of this one and may be missing. */
final class Referees {
    private static final String[] CHECKSUMS = {
        "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"
    };
    private static final String MISTAKES = "ip.checksum.status==\"Bad\" || tcp.checksum.status==\"Bad\""
            + " || udp.checksum.status==\"Bad\" || icmpv6.checksum.status==\"Bad\" || _ws.malformed || _ws.expert.severity==error";

    private Referees() {}

    static boolean areThere() {
        try {
            return !output(List.of("tshark", "--version")).isEmpty()
                    && !output(List.of("capinfos", "--version")).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The frames in which tshark finds anything wrong, but those that are said to be damaged. */
    static List<String> mistakes(Path capture) {
        return tshark(capture, List.of("-Y", "(" + MISTAKES + ") && !(frame.comment contains \"dropped: corrupted\")"));
    }

    /** What tshark prints of a capture. */
    static List<String> tshark(Path capture, List<String> more) {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
        command.addAll(List.of(CHECKSUMS));
        command.addAll(more);
        return run(command);
    }

    static boolean isInStrictOrder(Path capture) {
        return run(List.of("capinfos", "-o", "-c", capture.toString())).stream()
                .anyMatch(line -> line.startsWith("Strict time order:") && line.endsWith("True"));
    }

    private static List<String> run(List<String> command) {
        try {
            return output(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> output(List<String> command) throws IOException {
        Path out = Files.createTempFile("referee", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " takes more than two minutes");
            }
            return Files.readAllLines(out);
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            Files.delete(out);
        }
    }
}
