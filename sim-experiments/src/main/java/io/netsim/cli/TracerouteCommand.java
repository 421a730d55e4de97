package io.netsim.cli;

import io.netsim.probe.ProbeNetwork;
import io.netsim.probe.TraceResult;
import io.netsim.probe.TraceResult.Answer;
import io.netsim.probe.TraceResult.Hop;
import io.netsim.probe.TraceRun;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code netsim traceroute}. */
@Command(
        name = "traceroute",
        description = {"Shows the routers on the way from one node of a network to another, in virtual time.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Each UDP probe has a port of its own, so that equal paths show: a line names all routers that",
            "answered. Marks: * no answer, !N no route, !H no such host, !F too large for a link,",
            "!P no such protocol. Exit code 5 if TO was not reached.",
            "",
            "Example:",
            "  netsim traceroute topologies/fat-tree.yaml host0 host15"
        })
final class TracerouteCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ProbeOptions options;

    @Option(names = "-m", paramLabel = "MAX", description = "Largest TTL, 1 to 255 (default: 30).")
    private int maxHops = 30;

    @Option(names = "-q", paramLabel = "N", description = "Probes of each TTL, 1 to 100 (default: 3).")
    private int probes = 3;

    @Option(names = "-I", description = "Send ICMP echo requests, which all take one path, instead of UDP.")
    private boolean icmp;

    @Option(names = "-s", paramLabel = "BYTES", description = "Size of each packet, 28 to 65535 (default: 60).")
    private int bytes = 60;

    @Option(names = "-w", paramLabel = "TIME", description = "How long to wait for an answer (default: 5).")
    private String wait = "5 s";

    @Override
    public Integer call() throws IOException {
        TraceRun.Settings settings = new TraceRun.Settings(
                ProbeOptions.inRange("-m", maxHops, 1, 255),
                ProbeOptions.inRange("-q", probes, 1, 100),
                ProbeOptions.inRange("-s", bytes, TraceRun.HEADERS, 65_535),
                icmp,
                ProbeOptions.time("-w", wait));
        ProbeNetwork network = options.open(main.console());
        TraceResult result = ProbeOptions.asked(() -> new TraceRun(network, options.from(), options.to(), settings))
                .execute();
        network.finish();
        PrintStream out = main.console().out();
        if (options.json()) {
            out.print(JsonText.pretty(document(result)));
        } else {
            out.println("traceroute to " + result.to() + " (" + result.address() + "), " + result.maxHops()
                    + " hops max, " + result.packetBytes() + " byte packets");
            result.hops().forEach(hop -> out.println(line(hop)));
        }
        return result.reached() ? ExitCode.DONE : ExitCode.UNMET;
    }

    private String line(Hop hop) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%2d ", hop.ttl()));
        String last = null;
        for (Answer answer : hop.probes()) {
            String address = answer.address();
            Double time = answer.timeS();
            if (address == null || time == null) {
                line.append(" *");
                continue;
            }
            if (!address.equals(last)) {
                boolean named = !options.numeric() && answer.name() != null;
                line.append(' ').append(named ? answer.name() + " (" + address + ")" : address);
                last = address;
            }
            line.append(String.format(Locale.ROOT, "  %.3f ms", time * 1e3));
            line.append(answer.mark().isEmpty() ? "" : " " + answer.mark());
        }
        return line.toString();
    }

    private static Map<String, @Nullable Object> document(TraceResult result) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("netsim", 1);
        document.put("from", result.from());
        document.put("to", result.to());
        document.put("address", result.address());
        document.put("protocol", result.protocol());
        document.put("packet_bytes", result.packetBytes());
        document.put("reached", result.reached());
        document.put("hops", result.hops().stream().map(TracerouteCommand::hop).toList());
        return document;
    }

    private static Map<String, @Nullable Object> hop(Hop hop) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("ttl", hop.ttl());
        map.put("probes", hop.probes().stream().map(TracerouteCommand::probe).toList());
        return map;
    }

    private static Map<String, @Nullable Object> probe(Answer answer) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("address", answer.address());
        map.put("node", answer.name());
        map.put("time_s", answer.timeS());
        map.put("mark", answer.mark());
        return map;
    }
}
