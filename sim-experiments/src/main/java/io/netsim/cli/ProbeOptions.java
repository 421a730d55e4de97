package io.netsim.cli;

import io.netsim.probe.ProbeNetwork;
import io.netsim.run.TopologyView;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Unit;
import io.netsim.spec.yaml.Suggestion;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code netsim ping} and {@code netsim traceroute} have in common. */
final class ProbeOptions {
    private static final BigDecimal SECOND = BigDecimal.TEN.pow(12);
    private static final BigDecimal HOUR = SECOND.multiply(BigDecimal.valueOf(3600));

    @Parameters(index = "0", paramLabel = "TOPOLOGY", description = "A topology file or an experiment file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Parameters(index = "1", paramLabel = "FROM", description = "The node that sends: a host or a router.")
    @SuppressWarnings("NullAway.Init")
    private String from;

    @Parameters(index = "2", paramLabel = "TO", description = "The node to reach, or an address.")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Option(names = "-p", paramLabel = "KEY=VALUE", description = "Sets a parameter of the file; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "-n", description = "Print addresses only, no names.")
    private boolean numeric;

    @Option(names = "--seed", paramLabel = "N", description = "Of random losses and the like (default: 1).")
    private long seed = 1;

    @Option(
            names = "--capture",
            paramLabel = "NAME",
            description = "Write what a node, link or direction sees to capture-NAME.pcapng; may be repeated.")
    private List<String> captures = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where captures go (default: results).")
    private Path out = Path.of("results");

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    boolean numeric() {
        return numeric;
    }

    boolean json() {
        return json;
    }

    /** The network, about to be captured if that is wanted. */
    ProbeNetwork open(Console console) throws IOException {
        ProbeNetwork network = ProbeNetwork.load(file, params, seed);
        Map<String, OutputStream> streams = new LinkedHashMap<>();
        for (String name : captures) {
            if (!network.capturable().contains(name)) {
                throw new Complaint(
                        ExitCode.USAGE,
                        "--capture " + name + ": there is no node or link of that name; "
                                + Suggestion.didYouMean(name, network.capturable()) + "there are "
                                + Suggestion.list(network.capturable()));
            }
        }
        if (captures.isEmpty()) {
            return network;
        }
        Files.createDirectories(out);
        for (String name : captures) {
            Path target = out.resolve(TopologyView.captureFile(name));
            streams.put(name, new BufferedOutputStream(Files.newOutputStream(target)));
            console.err().println("capture: " + target);
        }
        network.capture(streams);
        return network;
    }

    /** Runs what may name nodes that there are not. */
    static <T> T asked(Supplier<T> what) {
        try {
            return what.get();
        } catch (IllegalArgumentException e) {
            throw new Complaint(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    static int inRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Complaint(
                    ExitCode.USAGE, option + " " + value + ": write a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** A time above 0, seconds if it has no unit, as in {@code ping -i 0.2}. */
    static long time(String option, String text) {
        Quantity quantity = Quantity.parse(text);
        boolean bare = quantity != null && quantity.unit().isEmpty();
        BigDecimal ps = quantity == null ? BigDecimal.ZERO : quantity.inBase();
        if (bare) {
            ps = ps.multiply(SECOND);
        }
        if (quantity == null
                || !bare && quantity.dimension() != Unit.TIME
                || ps.compareTo(BigDecimal.ONE) < 0
                || ps.compareTo(HOUR) > 0) {
            throw new Complaint(
                    ExitCode.USAGE,
                    option + " " + text
                            + ": write a time above 0 and up to 1 h, such as '200 ms', or seconds such as 0.2");
        }
        return ps.longValue();
    }
}
