package io.netsim.cli;

import io.netsim.packetdrill.Mode;
import io.netsim.packetdrill.Packetdrill;
import io.netsim.packetdrill.ScriptResult;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code netsim packetdrill}. */
@Command(
        name = "packetdrill",
        description = {
            "Runs packetdrill scripts against the TCP of a simulated Linux host, in virtual time.",
            "Prints a line for each script: pass, fail with the first packet that differs, or not runnable and why.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  netsim packetdrill topologies/packetdrill",
            "",
            "Exit codes: 0 all pass, 3 a file cannot be read, 5 some do not pass."
        })
final class PacketdrillCommand implements Callable<Integer> {
    /** Modes by the names that users type. */
    static final class ModeConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String value) {
            for (Mode mode : Mode.values()) {
                if (mode.label().equals(value.toLowerCase(Locale.ROOT).replace('-', '_'))) {
                    return mode;
                }
            }
            throw new TypeConversionException("'" + value + "' is not as-written, normalised or relaxed");
        }
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Scripts, or folders with scripts (*.pkt).")
    @SuppressWarnings("NullAway.Init")
    private List<Path> named;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "as-written",
            converter = ModeConverter.class,
            description = "How packets are compared: as-written (default), normalised, relaxed.")
    @SuppressWarnings("NullAway.Init")
    private Mode mode;

    @Option(
            names = "--nothing-left",
            description = "Fail if the host has sent a packet by the end that the script never asks for.")
    private boolean nothingLeft;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<ScriptResult> results = new ArrayList<>();
        for (Path file : Packetdrill.scripts(named)) {
            ScriptResult result = Packetdrill.run(file, mode, nothingLeft);
            results.add(result);
            if (!json) {
                print(result);
            }
        }
        long passed = count(results, ScriptResult.PASS);
        long failed = count(results, ScriptResult.FAIL);
        if (json) {
            main.console().out().print(JsonText.pretty(Map.of("scripts", results)));
        } else {
            main.console()
                    .out()
                    .println(results.size() + " scripts: " + passed + " pass, " + failed + " fail, "
                            + (results.size() - passed - failed) + " not runnable ("
                            + mode.label().replace('_', ' ')
                            + ")");
        }
        return passed == results.size() ? ExitCode.DONE : ExitCode.UNMET;
    }

    private static long count(List<ScriptResult> results, String verdict) {
        return results.stream()
                .filter(result -> result.verdict().equals(verdict))
                .count();
    }

    private void print(ScriptResult result) {
        String line = result.line() == null ? "" : ":" + result.line();
        String why = result.why() == null ? "" : ": " + result.why();
        String text = result.verdict().replace('_', ' ') + " " + result.file() + line + why;
        Console console = main.console();
        console.out().println(result.verdict().equals(ScriptResult.FAIL) ? console.alarming(text) : text);
    }
}
