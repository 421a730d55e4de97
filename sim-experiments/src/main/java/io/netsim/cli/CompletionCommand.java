package io.netsim.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code netsim completion}. */
@Command(
        name = "completion",
        description = {"Prints a script with which a shell completes commands and options of netsim.", ""},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "For the shell you are in, and for all (bash and zsh have the same script):",
            "  source <(./netsim completion bash)",
            "  ./netsim completion bash > ~/.local/share/bash-completion/completions/netsim",
            "  ./netsim completion fish > ~/.config/fish/completions/netsim.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        PrintStream out = main.console().out();
        if (shell == Shell.fish) {
            fish(root, out);
        } else {
            out.print(AutoComplete.bash("netsim", root));
        }
        return ExitCode.DONE;
    }

    /** Words of commands, of their commands, and options of each. */
    private static void fish(CommandLine root, PrintStream out) {
        String none = "not __fish_seen_subcommand_from "
                + String.join(" ", root.getSubcommands().keySet());
        options(root, none, out);
        root.getSubcommands().forEach((name, command) -> {
            out.println("complete -c netsim -f -n '" + none + "' -a " + name + " -d " + quoted(summary(command)));
            options(command, "__fish_seen_subcommand_from " + name, out);
            command.getSubcommands().forEach((inner, below) -> {
                out.println("complete -c netsim -f -n '__fish_seen_subcommand_from " + name + "' -a " + inner + " -d "
                        + quoted(summary(below)));
                options(
                        below,
                        "__fish_seen_subcommand_from " + name + "; and __fish_seen_subcommand_from " + inner,
                        out);
            });
        });
    }

    private static void options(CommandLine command, String condition, PrintStream out) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            StringBuilder line = new StringBuilder("complete -c netsim -n '" + condition + "'");
            for (String name : option.names()) {
                line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            line.append(option.arity().max() > 0 ? " -r" : "");
            out.println(line + " -d " + quoted(String.join(" ", option.description())));
        }
    }

    private static String summary(CommandLine command) {
        List<String> lines = List.of(command.getCommandSpec().usageMessage().description());
        return lines.isEmpty() ? "" : lines.get(0);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("%%", "%") + "'";
    }
}
