package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import io.netsim.results.JsonText;
import io.netsim.run.Shard;
import io.netsim.run.Sweep;
import io.netsim.run.SweepFindings;
import io.netsim.run.SweepProgress;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said at the end of a sweep, and its exit code. */
final class SweepOutcome {
    private static final ImmutableList<String> TABLES =
            ImmutableList.of("summary.csv", "comparisons.csv", "expectations.csv", "results.csv");

    private final Sweep sweep;
    private final SweepProgress progress;
    private final Console console;

    SweepOutcome(Sweep sweep, Console console) {
        this.sweep = sweep;
        this.progress = sweep.progress();
        this.console = console;
    }

    /** Of a whole sweep whose tables are written. */
    int conclude(SweepFindings findings, boolean report, boolean json) {
        complain();
        int verdict = SweepVerdict.exitCode(findings, console);
        int exitCode = progress.done() > 0 && exitCode() != ExitCode.DONE ? exitCode() : verdict;
        Path folder = sweep.folder();
        Path page = report ? ReportFile.conclude(folder, console) : null;
        if (json) {
            print(json("report", page == null ? null : page.toString(), exitCode));
        } else {
            console.out().println(counts());
            new SweepSummary(findings, console).print();
            expectations(findings);
            for (String table : TABLES) {
                if (Files.exists(folder.resolve(table))) {
                    console.out().println("  " + folder.resolve(table));
                }
            }
            if (page != null) {
                console.out().println("  " + page);
            }
        }
        return exitCode;
    }

    private void expectations(SweepFindings findings) {
        int all = findings.expectations().size();
        if (all > 0) {
            long met = findings.expectations().stream()
                    .filter(tally -> tally.met() == tally.judged())
                    .count();
            console.out().println("Expectations: " + met + " of " + all + " met wherever they were judged");
            console.out().println();
        }
    }

    /** Of a part of a sweep; the tables are made when all parts are there. */
    int ofShard(Shard shard, boolean json) {
        complain();
        if (json) {
            print(json("shard", shard.toString(), exitCode()));
        } else {
            console.out().println(counts() + " (shard " + shard + ")");
            console.out()
                    .println("  " + sweep.folder()
                            + ": when all shards are done, the same command without --shard makes the tables;"
                            + " if they have folders of their own, 'netsim merge' does");
        }
        return exitCode();
    }

    private void complain() {
        progress.messages().forEach(message -> console.err().println("netsim: " + message));
        SpecException mistakes = progress.mistakes();
        if (mistakes != null) {
            console.err().println(mistakes.getMessage());
        }
    }

    private int exitCode() {
        if (progress.mistakes() != null && progress.completed() + progress.skipped() == 0) {
            return ExitCode.INPUT;
        }
        return progress.failed() > 0 ? ExitCode.RUNS_FAILED : ExitCode.DONE;
    }

    private String counts() {
        return sweep.plan().experiment() + ": " + progress.total() + (progress.total() == 1 ? " run, " : " runs, ")
                + progress.completed() + " new, " + progress.skipped() + " kept from before, " + progress.failed()
                + " failed";
    }

    private Map<String, @Nullable Object> json(String key, @Nullable String value, int exitCode) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("netsim", 1);
        document.put("experiment", sweep.plan().experiment());
        document.put("folder", sweep.folder().toString());
        document.put("points", sweep.plan().points().size());
        document.put("runs", progress.total());
        document.put("new", progress.completed());
        document.put("kept", progress.skipped());
        document.put("failed", progress.failed());
        document.put("exit_code", exitCode);
        if (value != null) {
            document.put(key, value);
        }
        return document;
    }

    private void print(Map<String, @Nullable Object> document) {
        console.out().print(JsonText.pretty(document));
    }

    /** Why nothing more can be written, and what is safe. */
    static String unwritable(Sweep sweep, Exception e) {
        Throwable cause = e.getCause() instanceof IOException io ? io : e;
        String reason = cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : cause instanceof FileSystemException
                        ? "no folder can be made there"
                        : String.valueOf(cause.getMessage());
        SweepProgress progress = sweep.progress();
        String complaint = "cannot write to " + sweep.folder() + ": " + reason;
        if (progress.total() == 0) {
            return complaint; // nothing was begun
        }
        return complaint + "\n" + (progress.completed() + progress.skipped()) + " of " + progress.total()
                + " runs are safe there; when it can be written again, the same command does the rest.";
    }
}
