package io.netsim.cli;

import io.netsim.results.JsonText;
import io.netsim.run.CaptureListing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Complaint(ExitCode.INPUT, "there is no file " + file);
        }
        String broken = json
                ? asJson()
                : CaptureListing.list(file, frame -> main.console().out().println(frame.line()));
        if (!broken.isEmpty()) {
            throw new Complaint(ExitCode.INPUT, file + " is broken " + broken);
        }
        return ExitCode.DONE;
    }

    /** Frame by frame: captures may be larger than the memory. */
    private String asJson() throws IOException {
        PrintStream out = main.console().out();
        String[] separator = {""};
        out.print("{\"frames\": [");
        String broken = CaptureListing.list(file, frame -> {
            out.print(separator[0] + "\n  " + JsonText.compact(frame));
            separator[0] = ",";
        });
        out.println("\n], \"complete\": " + broken.isEmpty() + "}");
        return broken;
    }
}
