package io.netsim.cli;

import com.google.common.collect.ImmutableMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Commands of modules that the usual build leaves out: listed and completed all the same, and saying how to get them. */
final class OptionalCommands {
    private static final ImmutableMap<String, String> ANALYTICS = ImmutableMap.of(
            "export", "Writes the tables of sweeps as Parquet files with their types.",
            "query", "Asks the results of sweeps in SQL (DuckDB).");

    private OptionalCommands() {}

    /** Adds those that are not there in earnest. */
    static void addTo(CommandLine command) {
        ANALYTICS.forEach((name, description) -> {
            if (!command.getSubcommands().containsKey(name)) {
                CommandSpec spec = CommandSpec.wrapWithoutInspection((Runnable) () -> {
                    throw new Complaint(
                            ExitCode.USAGE,
                            "'netsim " + name
                                    + "' is in the module sim-analytics, which this program was started without;"
                                    + " the launcher, ./netsim, builds it when it is first used");
                });
                spec.parser().unmatchedArgumentsAllowed(true);
                spec.usageMessage().description(description);
                command.addSubcommand(name, spec);
            }
        });
    }
}
