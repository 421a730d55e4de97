package io.netsim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios as whole processes, {@code netsim run … --json}, and prints one line for each; beside it the figures of
 * ns-3 if the environment variable {@code NETSIM_NS3_BIN} names a folder with its programs.
 *
 * <p>Arguments: the project's folder; {@code --repeat N} for medians of N runs (3 unless told otherwise); {@code --no-ns3};
 * names of scenarios, all without any.
 */
public final class Benchmark {
    private static final double MILLION = 1e6;
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Path root;
    private final @Nullable Path ns3;
    private final int repeat;

    private Benchmark(Path root, @Nullable Path ns3, int repeat) {
        this.root = root;
        this.ns3 = ns3;
        this.repeat = repeat;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        String folder = System.getenv("NETSIM_NS3_BIN");
        Path ns3 = folder == null ? null : Path.of(folder);
        int repeat = 3;
        List<String> names = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals("--repeat") && i + 1 < args.length) {
                repeat = Integer.parseInt(args[++i]);
            } else if (args[i].equals("--no-ns3")) {
                ns3 = null;
            } else {
                names.add(args[i]);
            }
        }
        List<String> known = Scenario.ALL.stream().map(Scenario::name).toList();
        if (repeat < 1 || !known.containsAll(names)) {
            System.err.println("usage: netsim-bench [--repeat N] [--no-ns3] [SCENARIO]…; scenarios are "
                    + String.join(", ", known));
            System.exit(2);
        }
        new Benchmark(root, ns3, repeat).run(names);
    }

    private void run(List<String> names) throws IOException, InterruptedException {
        System.out.printf(
                "%-12s %12s %8s %12s %12s %12s %8s",
                "scenario", "packet-hops", "CPU s", "M events/s", "M hops/s", "steady", "MiB");
        if (ns3 != null) {
            System.out.printf(" | %8s %12s %8s | %8s %8s", "ns-3", "M hops/s", "MiB", "faster", "steady");
        }
        System.out.println();
        for (Scenario scenario : Scenario.ALL) {
            if (names.isEmpty() || names.contains(scenario.name())) {
                run(scenario);
            }
        }
    }

    private void run(Scenario scenario) throws IOException, InterruptedException {
        List<String> command = command(scenario);
        List<Measured> runs = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            runs.add(Measured.run(command));
        }
        double hops = runs.get(0).number("packet_hops");
        double cpuS = median(runs, Measured::cpuS);
        double hopsPerS = hops / cpuS;
        double steady = steady(scenario);
        System.out.printf(
                Locale.ROOT,
                "%-12s %,12.0f %8.2f %12.2f %12.2f %12.2f %8.0f",
                scenario.name(),
                hops,
                cpuS,
                runs.get(0).number("events") / cpuS / MILLION,
                hopsPerS / MILLION,
                steady / MILLION,
                median(runs, Measured::peakMib));
        Path program = ns3 == null ? null : ns3.resolve(scenario.ns3().get(0));
        if (program != null && Files.isExecutable(program)) {
            compare(scenario, program, hopsPerS, steady);
        }
        System.out.println();
    }

    private List<String> command(Scenario scenario) {
        List<String> command = new ArrayList<>(List.of(root.resolve("netsim").toString(), "run"));
        command.add(root.resolve("topologies/experiments")
                .resolve(scenario.netsim().get(0))
                .toString());
        command.addAll(scenario.netsim().subList(1, scenario.netsim().size()));
        command.add("--json");
        return command;
    }

    /** Packet-hops per second of processor time once the Java machine has compiled what it runs. */
    private double steady(Scenario scenario) throws IOException, InterruptedException {
        List<String> command = command(scenario);
        command.addAll(List.of("-p", "duration=" + scenario.steady()));
        return Measured.run(command, BOTH_COMPILERS).number("steady_packet_hops_per_cpu_s");
    }

    /** Counting costs ns-3 time, so its packet-hops come from a run of their own. */
    private static void compare(Scenario scenario, Path program, double hopsPerS, double steady)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(scenario.ns3().subList(1, scenario.ns3().size()));
        Measured timed = Measured.run(command);
        command.add("--count=1");
        double hops = Measured.run(command).number("hops");
        System.out.printf(
                Locale.ROOT,
                " | %8.2f %12.2f %8.0f | %7.1fx %7.1fx",
                timed.cpuS(),
                hops / timed.cpuS() / MILLION,
                timed.peakMib(),
                hopsPerS / (hops / timed.cpuS()),
                steady / (hops / timed.number("run_cpu_s")));
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        List<Double> sorted = runs.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
