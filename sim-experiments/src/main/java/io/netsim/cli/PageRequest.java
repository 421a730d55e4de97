package io.netsim.cli;

import io.netsim.report.run.RunPage;
import io.netsim.report.run.SeriesTable;
import io.netsim.results.PacketTrace;
import io.netsim.results.RunResult;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that ask for the page of a run, and how the page is made. */
final class PageRequest {
    private static final String BESIDE_THE_RUN = "";

    @Option(
            names = "--report",
            arity = "0..1",
            fallbackValue = BESIDE_THE_RUN,
            paramLabel = "FILE",
            description = "Also write a page that shows the run: network, series, packets, states, sockets (default:"
                    + " <run folder>/report.html).")
    private @Nullable String report;

    @Option(
            names = "--report-flow",
            paramLabel = "ID",
            description = "The page keeps only packets of this flow or traffic entry.")
    private @Nullable String flow;

    @Option(
            names = "--report-from",
            paramLabel = "TIME",
            description = "The page keeps only packets sent from this simulated time on, such as 1.5s.")
    private @Nullable String from;

    @Option(names = "--report-to", paramLabel = "TIME", description = "And none sent at or after this one.")
    private @Nullable String to;

    boolean isWanted() {
        return report != null || flow != null || from != null || to != null;
    }

    /** Whether the page stands in the folder of the run, which is kept then. */
    boolean isBesideTheRun() {
        return isWanted() && (report == null || report.equals(BESIDE_THE_RUN));
    }

    /** @throws Complaint if what is asked for makes no sense */
    RunOptions.@Nullable Trace trace(ExperimentSpec spec) {
        if (!isWanted()) {
            return null;
        }
        if (report != null && !report.equals(BESIDE_THE_RUN) && Files.isDirectory(Path.of(report))) {
            throw new Complaint(ExitCode.USAGE, "--report " + report + ": that is a folder; name a file in it");
        }
        long fromPs = from == null ? 0 : instant("--report-from", from);
        long toPs = to == null ? Long.MAX_VALUE : instant("--report-to", to);
        if (fromPs >= toPs || fromPs > spec.time().durationPs()) {
            throw new Complaint(
                    ExitCode.USAGE,
                    "no packet is sent between --report-from and --report-to: the run lasts from 0 s to "
                            + Units.time(spec.time().durationPs() / 1e12));
        }
        return new RunOptions.Trace(flow, fromPs, toPs);
    }

    private static long instant(String option, String text) {
        Quantity quantity = Quantity.parse(text);
        if (quantity == null
                || quantity.dimension() != Unit.TIME
                || quantity.inBase().signum() < 0) {
            throw new Complaint(ExitCode.USAGE, option + " " + text + ": write a time, such as 1.5s or 200ms");
        }
        return quantity.inBase().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** After a run, what followed its packets. */
    PacketTrace traceOf(Run run, RunResult result) {
        try {
            return run.trace();
        } catch (IllegalArgumentException e) {
            String ids =
                    result.flows().stream().limit(10).map(each -> each.id()).collect(Collectors.joining(", "));
            throw new Complaint(ExitCode.USAGE, "--report-flow " + flow + ": " + e.getMessage() + "; flows are " + ids);
        }
    }

    /**
     * Writes the page.
     *
     * @param runFolder where the run is kept, or null if it is not
     * @param command that runs it again
     */
    Path write(
            ExperimentSpec spec,
            Path experiment,
            String command,
            Run run,
            RunResult result,
            PacketTrace trace,
            @Nullable Path runFolder)
            throws IOException {
        SeriesTable series = new SeriesTable();
        run.series(series);
        Path file = runFolder != null && isBesideTheRun()
                ? runFolder.resolve("report.html")
                : Path.of(String.valueOf(report));
        RunPage.write(
                file,
                new RunPage.Input(
                        spec.description(),
                        command,
                        Files.readString(experiment),
                        run.document(result, experiment),
                        result,
                        trace,
                        series));
        return file;
    }

    /** The command of a run, as a shell takes it. */
    static String command(Path experiment, Map<String, String> params, int replication, @Nullable Long seed) {
        StringBuilder text = new StringBuilder("netsim run ").append(quoted(experiment.toString()));
        params.forEach((key, value) -> text.append(" -p ").append(quoted(key + "=" + value)));
        if (replication != 0) {
            text.append(" --replication ").append(replication);
        }
        if (seed != null) {
            text.append(" --seed ").append(seed);
        }
        return text.append(" --report").toString();
    }

    private static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}_./=:,%+@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
