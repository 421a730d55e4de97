package io.netsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code netsim topology}. */
@Command(
        name = "topology",
        description = {"Shows, generates and converts networks.", ""},
        mixinStandardHelpOptions = true,
        subcommands = {TopologyShow.class, TopologyGenerate.class, TopologyConvert.class},
        synopsisSubcommandLabel = "show|generate|convert")
final class TopologyCommand {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    Console console() {
        return main.console();
    }

    /** Writes to a file or, without one, to the console. */
    void write(String text, @Nullable Path file) {
        if (file == null) {
            console().out().print(text);
            return;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Complaint(ExitCode.USAGE, "cannot write " + file + ": " + e.getMessage());
        }
    }

    /** What is worth knowing goes where results do not. */
    void tell(List<String> notes) {
        notes.forEach(note -> console().err().println("note: " + note));
    }
}
