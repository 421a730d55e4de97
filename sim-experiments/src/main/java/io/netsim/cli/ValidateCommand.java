package io.netsim.cli;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.run.Experiment;
import io.netsim.spec.Mistake;
import io.netsim.spec.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    /** What {@code --json} says of a file. */
    private record Verdict(String file, boolean valid, List<Mistake> mistakes) {}

    @Override
    public Integer call() {
        List<Verdict> verdicts = new ArrayList<>();
        int code = ExitCode.DONE;
        for (Path file : files) {
            try {
                List<String> notes = Experiment.validate(file);
                verdicts.add(new Verdict(file.toString(), true, List.of()));
                if (!json) {
                    main.console().out().println(file + ": fine");
                    notes.forEach(note -> main.console().err().println("note: " + note));
                }
            } catch (SpecException e) {
                verdicts.add(new Verdict(file.toString(), false, e.mistakes()));
                if (!json) {
                    main.console().err().println(e.getMessage());
                }
                code = ExitCode.INPUT;
            }
        }
        if (json) {
            main.console().out().print(JsonText.pretty(ImmutableMap.of("files", verdicts)));
        }
        return code;
    }
}
