package io.netsim.cli;

import io.netsim.results.JsonText;
import io.netsim.run.Stack;
import io.netsim.spec.schema.Schemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim schema}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of experiment or topology files, with which editors complete and check them.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The shipped files name the schema on their first line; a file elsewhere may do the same:",
            "  # yaml-language-server: $schema=experiment.schema.json",
            "",
            "Examples:",
            "  netsim schema > experiment.schema.json",
            "  netsim schema topology > topology.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    /** The kinds of file. */
    enum Kind {
        experiment,
        topology
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(
            paramLabel = "KIND",
            arity = "0..1",
            defaultValue = "experiment",
            description = "experiment or topology (default: experiment).")
    private Kind kind = Kind.experiment;

    @Override
    public Integer call() {
        main.console()
                .out()
                .print(JsonText.pretty(
                        kind == Kind.topology ? Schemas.topology() : Schemas.experiment(Stack.congestionControls())));
        return ExitCode.DONE;
    }
}
