package io.netsim.cli;

import io.netsim.run.CaptureListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim decode}. */
@Command(
        name = "decode",
        description = {
            "Prints the packets of a capture file, pcap or pcapng, whoever wrote it: a line for each, in the words of tcpdump.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  netsim decode results/quickstart/27ff6098ce45/capture-alice.pcapng"})
final class DecodeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(paramLabel = "FILE", description = "The capture file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Complaint(ExitCode.INPUT, "there is no file " + file);
        }
        String broken = CaptureListing.list(file, line -> main.console().out().println(line));
        if (!broken.isEmpty()) {
            throw new Complaint(ExitCode.INPUT, file + " is broken " + broken);
        }
        return ExitCode.DONE;
    }
}
