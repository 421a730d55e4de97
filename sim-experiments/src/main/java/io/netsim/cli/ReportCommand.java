package io.netsim.cli;

import io.netsim.report.sweep.SweepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim report}. */
@Command(
        name = "report",
        description = {
            "Writes the report of a sweep anew: one page that opens without a network.",
            "A sweep does so by itself at its end.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim report results/quickstart-sweep",
            "  netsim report results --quiet                                   every sweep in the folder",
            "  netsim report results/quickstart-sweep --out quickstart.html"
        })
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(
            paramLabel = "RESULTS",
            arity = "0..1",
            description = "The folder of a sweep, or of several (default: results).")
    private Path folder = Path.of("results");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page (default: report.html in the sweep's folder).")
    private @Nullable Path out;

    @Option(names = "--quiet", description = "Do not say where the page is.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Complaint(ExitCode.INPUT, folder + " is not a folder of results");
        }
        List<Path> sweeps = SweepReport.isSweep(folder) ? List.of(folder) : SweepReport.sweepsIn(folder);
        if (sweeps.isEmpty()) {
            throw new Complaint(
                    ExitCode.INPUT,
                    "there is no sweep in " + folder + ": no folder there has a summary.csv; 'netsim sweep' makes one");
        }
        if (out != null && sweeps.size() > 1) {
            throw new Complaint(
                    ExitCode.USAGE,
                    folder + " holds " + sweeps.size() + " sweeps, but --out names one page; name one sweep, such as "
                            + sweeps.get(0));
        }
        for (Path sweep : sweeps) {
            Path page = out != null ? out : sweep.resolve(ReportFile.NAME);
            ReportFile.write(sweep, page);
            if (!quiet) {
                main.console().out().println(page);
            }
        }
        return ExitCode.DONE;
    }
}
