package io.netsim.cli;

import io.netsim.run.Experiment;
import io.netsim.spec.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim validate}. */
@Command(
        name = "validate",
        description = {"Checks experiment and topology files and prints all their mistakes, each with its place.", ""},
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  netsim validate topologies/*.yaml topologies/experiments/*.yaml"})
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment or topology files.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        for (Path file : files) {
            try {
                Experiment.validate(file);
                main.console().out().println(file + ": fine");
            } catch (SpecException e) {
                main.console().err().println(e.getMessage());
                code = ExitCode.INPUT;
            }
        }
        return code;
    }
}
