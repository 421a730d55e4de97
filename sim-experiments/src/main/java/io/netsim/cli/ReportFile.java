package io.netsim.cli;

import io.netsim.report.sweep.DamagedFile;
import io.netsim.report.sweep.SweepReport;
import io.netsim.run.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The page of a sweep in its folder. */
final class ReportFile {
    /** Its name in the folder of its sweep. */
    static final String NAME = "report.html";

    private ReportFile() {}

    /** @throws Complaint if what is in the folder cannot be made sense of */
    static void write(Path sweep, Path page) throws IOException {
        try {
            SweepReport.write(sweep, page, Version.NUMBER);
        } catch (DamagedFile e) {
            throw new Complaint(ExitCode.INPUT, e.getMessage() + "; 'netsim sweep' with the same file writes it anew");
        }
    }

    /**
     * At the end of a sweep, whose results are safe whatever happens here.
     *
     * @return the page, or null if there is none
     */
    static @Nullable Path conclude(Path sweep, Console console) {
        if (!SweepReport.isSweep(sweep)) {
            return null;
        }
        Path page = sweep.resolve(NAME);
        try {
            SweepReport.write(sweep, page, Version.NUMBER);
            return page;
        } catch (IOException | UncheckedIOException e) {
            console.err()
                    .println("netsim: the report could not be written: " + e.getMessage() + "; 'netsim report " + sweep
                            + "' tries again");
            return null;
        }
    }
}
