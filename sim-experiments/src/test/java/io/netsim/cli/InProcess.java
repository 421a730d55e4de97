package io.netsim.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program {@code netsim}, run without leaving the JVM. */
public final class InProcess {
    private InProcess() {}

    /**
     * What a command did.
     *
     * @param exitCode 0 for done
     * @param out what it printed as results
     * @param err what else it printed
     */
    public record Outcome(int exitCode, String out, String err) {}

    /** Runs a command to its end. */
    public static Outcome run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false);
        int exitCode = Main.run(console, arguments.toArray(new String[0]));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
