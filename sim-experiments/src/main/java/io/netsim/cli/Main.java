package io.netsim.cli;

import io.netsim.run.RunFailure;
import io.netsim.run.Version;
import io.netsim.spec.SpecException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code netsim}. */
@Command(
        name = "netsim",
        description = {
            "Simulates packet networks: hosts, routers and links, UDP and TCP, from one YAML file to one result.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.ShownVersion.class,
        subcommands = {
            RunCommand.class,
            SweepCommand.class,
            MergeCommand.class,
            ReportCommand.class,
            ListCommand.class,
            ReplayCommand.class,
            DecodeCommand.class,
            ValidateCommand.class,
            ModelsCommand.class,
            TopologyCommand.class,
            PingCommand.class,
            TracerouteCommand.class,
            ValidateLinuxCommand.class,
            PacketdrillCommand.class,
            SchemaCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  netsim run topologies/experiments/quickstart.yaml",
            "  netsim run topologies/experiments/quickstart.yaml -p rate='2 Mbps' --json",
            "",
            "'netsim COMMAND --help' explains a command.",
            "",
            "Exit codes: 0 done, 1 a bug of Netsim's, 2 usage, 3 invalid input file, 4 some runs failed,",
            "5 an expectation or a digest was not met, 130 interrupted (results so far are kept)."
        })
public final class Main {
    /** What {@code --version} prints. */
    static final class ShownVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"netsim " + Version.NUMBER};
        }
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of what goes wrong.")
    private boolean debug;

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    Console console() {
        return console;
    }

    /** Runs the command and leaves the JVM with its exit code. */
    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        boolean colour =
                System.getenv("NO_COLOR") == null || System.getenv("NO_COLOR").isEmpty();
        int code = run(new Console(out, err, isTerminal(1), isTerminal(2), colour), args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Whether a descriptor is a terminal, as far as Linux tells; elsewhere plain lines are never wrong. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The commands with their options. */
    static CommandLine commandLine() {
        return commandLine(new Main(new Console(System.out, System.err, false, false, false)));
    }

    private static CommandLine commandLine(Main main) {
        CommandLine command = new CommandLine(main);
        for (Commands more : ServiceLoader.load(Commands.class)) {
            more.byName().forEach(command::addSubcommand);
        }
        OptionalCommands.addTo(command);
        return command;
    }

    /** The exit code of a command. */
    static int run(Console console, String... args) {
        Main main = new Main(console);
        CommandLine command = commandLine(main);
        command.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        command.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colour() && console.outIsTerminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        command.setUsageHelpWidth(110);
        command.setExecutionExceptionHandler((exception, of, parsed) -> main.report(exception));
        if (args.length == 0) {
            command.usage(console.err());
            return ExitCode.USAGE;
        }
        return command.execute(args);
    }

    private int report(Exception exception) throws Exception {
        if (exception instanceof SpecException mistakes) {
            console.err().println(mistakes.getMessage());
            return ExitCode.INPUT;
        }
        if (exception instanceof CommandLine.ParameterException usage) {
            throw usage;
        }
        if (exception instanceof IOException || exception instanceof UncheckedIOException) {
            console.err().println("netsim: cannot read or write: " + exception.getMessage());
            return ExitCode.INPUT;
        }
        if (exception instanceof Complaint complaint) {
            console.err().println("netsim: " + complaint.getMessage());
            return complaint.exitCode();
        }
        String what = exception instanceof RunFailure ? exception.getMessage() : exception.toString();
        console.err().println("netsim: the run broke: " + what);
        console.err().println(debug ? "This is a bug of Netsim's." : "This is a bug of Netsim's; --debug shows where.");
        if (debug) {
            exception.printStackTrace(console.err());
        }
        return ExitCode.BUG;
    }
}
