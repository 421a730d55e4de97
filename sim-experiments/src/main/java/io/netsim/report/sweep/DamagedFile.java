package io.netsim.report.sweep;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a folder of results cannot be made sense of. */
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1;

    DamagedFile(Path file, String what) {
        super(file + " is damaged: " + what);
    }
}
