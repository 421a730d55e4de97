package io.netsim.cli;

import io.netsim.probe.PingResult;
import io.netsim.probe.PingResult.Loss;
import io.netsim.probe.PingResult.Problem;
import io.netsim.probe.PingResult.Reply;
import io.netsim.probe.PingRun;
import io.netsim.probe.ProbeNetwork;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code netsim ping}. */
@Command(
        name = "ping",
        description = {"Sends ICMP echo requests from one node of a network to another, in virtual time.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "What is lost is told with its fate and place. Exit code 5 if no reply came.",
            "",
            "Example:",
            "  netsim ping topologies/abilene.yaml seattle new-york -c 3"
        })
final class PingCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 65_507;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ProbeOptions options;

    @Option(names = "-c", paramLabel = "N", description = "How many requests (default: 4).")
    private int count = 4;

    @Option(names = "-s", paramLabel = "BYTES", description = "Data of each request, 0 to 65507 (default: 56).")
    private int bytes = 56;

    @Option(names = "-i", paramLabel = "TIME", description = "Between requests: '200 ms', or seconds (default: 1).")
    private String interval = "1 s";

    @Option(names = "-t", paramLabel = "TTL", description = "Time to live, 1 to 255 (default: that of the node).")
    private @Nullable Integer ttl;

    @Option(names = "-W", paramLabel = "TIME", description = "How long to wait after the last request (default: 10).")
    private String wait = "10 s";

    @Override
    public Integer call() throws IOException {
        PingRun.Settings settings = new PingRun.Settings(
                ProbeOptions.inRange("-c", count, 1, 1_000_000),
                ProbeOptions.inRange("-s", bytes, 0, MOST_BYTES),
                ProbeOptions.time("-i", interval),
                ttl == null ? 0 : ProbeOptions.inRange("-t", ttl, 1, 255),
                ProbeOptions.time("-W", wait));
        ProbeNetwork network = options.open(main.console());
        PingResult result = ProbeOptions.asked(() -> new PingRun(network, options.from(), options.to(), settings))
                .execute();
        network.finish();
        if (options.json()) {
            main.console().out().print(JsonText.pretty(document(result)));
        } else {
            new PingText(result, options.numeric())
                    .lines()
                    .forEach(main.console().out()::println);
        }
        return result.received() > 0 ? ExitCode.DONE : ExitCode.UNMET;
    }

    private static Map<String, @Nullable Object> document(PingResult result) {
        PingText.RoundTrips times = PingText.RoundTrips.of(result);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("netsim", 1);
        document.put("from", result.from());
        document.put("to", result.to());
        document.put("address", result.address());
        document.put("payload_bytes", result.payloadBytes());
        document.put("transmitted", result.transmitted());
        document.put("received", result.received());
        document.put("duplicates", result.duplicates());
        document.put("errors", result.errors().size());
        document.put("loss", 1 - (double) result.received() / result.transmitted());
        document.put("duration_s", result.durationS());
        document.put("rtt_s", times);
        document.put(
                "replies", result.replies().stream().map(PingCommand::reply).toList());
        document.put(
                "problems", result.errors().stream().map(PingCommand::problem).toList());
        document.put("losses", result.losses().stream().map(PingCommand::loss).toList());
        return document;
    }

    private static Map<String, @Nullable Object> reply(Reply reply) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("icmp_seq", reply.sequence());
        map.put("address", reply.address());
        map.put("node", reply.name());
        map.put("bytes", reply.bytes());
        map.put("ttl", reply.ttl());
        map.put("time_s", reply.timeS());
        map.put("duplicate", reply.duplicate());
        return map;
    }

    private static Map<String, @Nullable Object> problem(Problem problem) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("icmp_seq", problem.sequence());
        map.put("address", problem.address());
        map.put("node", problem.name());
        map.put("error", problem.what());
        return map;
    }

    private static Map<String, @Nullable Object> loss(Loss loss) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("icmp_seq", loss.sequence());
        map.put("what", loss.what());
        map.put("fate", loss.fate());
        map.put("place", loss.place());
        return map;
    }

    /** For the time of the whole, in milliseconds as {@code ping} prints it. */
    static long milliseconds(double seconds) {
        return Math.round(Math.floor(seconds * 1e3 + 1e-6));
    }
}
