package io.netsim.run;

import io.netsim.host.Network;
import io.netsim.measure.CaptureRecorder;
import io.netsim.results.RunFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The captures of one run: written to a temporary folder while it lasts, then moved to where they belong. */
final class Captures {
    private static final int BUFFER_BYTES = 1 << 16;

    private final CaptureRecorder recorder;
    private final Path temporary;
    private final List<String> files = new ArrayList<>();

    /** Begins all captures; before the run. */
    Captures(Network network, RunOptions.Capture wanted) {
        recorder = new CaptureRecorder(network, "netsim " + Version.NUMBER, wanted.snapLength());
        try {
            temporary = RunFolder.temporary(wanted.workFolder());
            for (String name : wanted.names()) {
                String file = fileName(name);
                files.add(file);
                recorder.add(
                        name, new BufferedOutputStream(Files.newOutputStream(temporary.resolve(file)), BUFFER_BYTES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code capture-<name>.pcapng}, with an underscore for what file systems may not take. */
    static String fileName(String name) {
        return "capture-" + name.replaceAll("[^A-Za-z0-9._#-]", "_") + ".pcapng";
    }

    void finish() {
        try {
            recorder.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After {@link #finish}. */
    void moveInto(Path folder) throws IOException {
        for (String file : files) {
            Files.move(temporary.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(temporary);
    }

    /** Gives up what was written; what cannot be deleted is left to {@link RunFolder#removeLeftovers}. */
    void discard() {
        try {
            RunFolder.delete(temporary);
        } catch (IOException e) {
            files.clear();
        }
    }
}
