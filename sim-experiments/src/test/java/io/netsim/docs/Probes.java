package io.netsim.docs;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where in a file the maps stand that the tables of docs/experiment-files.md describe, by heading. */
final class Probes {
    static final ImmutableSet<String> APPLICATIONS = ImmutableSet.of(
            "bulk_transfer", "constant_rate", "on_off", "request_response", "poisson_transfers", "ping");

    private static final String NODES = "nodes: {a: {kind: host}, b: {kind: host}}";
    private static final String LINK = "{name: wire, between: [a, b], rate: 1 Gbps, delay: 1 ms}";
    private static final String TOPOLOGY = "{addressing: dual, " + NODES + ", links: [" + LINK + "]}";
    private static final String TIME = "{duration: 10 s}";
    private static final String HEAD = "{netsim: 1, name: x, topology: ";
    private static final String TAIL = ", traffic: [{app: bulk_transfer, from: a, to: b, id: bulk}]}";
    private static final String EXPERIMENT = HEAD + TOPOLOGY + ", time: " + TIME + ", ";

    private static final String[] IMPORTED = {
        "file", "square.graph", "hosts_per_node", "1", "access_rate", "1 Gbps", "access_delay", "1 ms"
    };

    private Probes() {}

    /** The files that the probed ones name. */
    static void writeFiles(Path folder) throws IOException {
        Files.copy(ProjectFiles.root().resolve("topologies/dumbbell.yaml"), folder.resolve("dumbbell.yaml"));
        Files.writeString(folder.resolve("square.graph"), """
                NODES 4
                label x y
                w 0.0 50.0
                x 1.0 50.0
                y 1.0 51.0
                z 0.0 51.0

                EDGES 8
                label src dest weight bw delay
                ab 0 1 1 1000 10
                ba 1 0 1 1000 10
                bc 1 2 1 1000 10
                cb 2 1 1 1000 10
                cd 2 3 1 1000 10
                dc 3 2 1 1000 10
                da 3 0 1 1000 10
                ad 0 3 1 1000 10
                """);
        Files.writeString(folder.resolve("square.demands"), "DEMANDS 1\nlabel src dest bw\nfirst 0 2 100\n");
        writeTraces(folder);
    }

    static ImmutableMap<String, Probe> all() {
        ImmutableMap.Builder<String, Probe> probes = ImmutableMap.builder();
        topology(probes);
        losses(probes);
        experiment(probes);
        traffic(probes);
        return probes.buildOrThrow();
    }

    /** The {@code generate} section of a shape. */
    static Probe shape(String name) {
        return Probe.of(HEAD + "{generate: ", "}, time: " + TIME + "}", "shape", name);
    }

    private static void writeTraces(Path folder) throws IOException {
        Files.writeString(folder.resolve("delay.csv"), "0 s, 5 ms\n1 s, 7 ms\n");
        Files.writeString(folder.resolve("cellular.down"), "1\n1\n4\n");
        Files.writeString(folder.resolve("loss.csv"), "0\n1\n0.5\n");
    }

    private static void topology(ImmutableMap.Builder<String, Probe> probes) {
        String after = ", time: " + TIME + TAIL;
        probes.put("A topology file", Probe.of("", "", "netsim", "1", "nodes", "{a: {kind: host}, b: {kind: host}}"));
        probes.put("routing", Probe.of(HEAD + "{" + NODES + ", links: [" + LINK + "], routing: ", "}" + after));
        probes.put("import", Probe.of(HEAD + "{import: ", "}, time: " + TIME + "}", IMPORTED));
        String node = HEAD + "{addressing: dual, links: [" + LINK + "], nodes: {a: {kind: host}, b: {kind: host}, c: ";
        probes.put("A host", Probe.of(node, "}}" + after, "kind", "host"));
        probes.put("A router", Probe.of(node, "}}" + after, "kind", "router"));
        String natted = HEAD + "{links: [" + LINK
                + ", {between: [b, \"c*\"], rate: 1 Gbps, delay: 1 ms}, {between: [\"c*\", isp], "
                + "rate: 1 Gbps, delay: 1 ms}], nodes: {a: {kind: host}, b: {kind: host}, isp: {kind: router}, c: ";
        probes.put("A NAT", Probe.of(natted, "}}" + after, "kind", "nat"));
        probes.put("timeouts", Probe.of(natted + "{kind: nat, timeouts: ", "}}}" + after));
        probes.put(
                "forwards",
                Probe.of(
                        natted + "{kind: nat, forwards: [",
                        "]}}}" + after,
                        "protocol",
                        "tcp",
                        "port",
                        "80",
                        "to",
                        "b"));
        String routed = HEAD + "{links: [" + LINK
                + ", {between: [r2, r], rate: 1 Gbps, delay: 1 ms}], nodes: {a: {kind: host}, "
                + "b: {kind: host}, r2: {kind: router}, r: {kind: router, routes: [";
        probes.put(
                "routes",
                Probe.of(routed, "]}}}" + after, "to", "a", "via", "r2").instead("type", "via"));
        probes.put("ports", Probe.of(node + "{kind: host, ports: ", "}}}" + after));
        String link = HEAD + "{" + NODES + ", links: [";
        String[] settings = {"between", "[a, b]", "rate", "1 Gbps", "delay", "1 ms"};
        probes.put("A link", Probe.of(link, "]}" + after, settings));
        String unrated = HEAD + "{" + NODES + ", links: [{between: [a, b], delay: 1 ms, rate: ";
        probes.put("rate", Probe.of(unrated, "}]}" + after, "trace", "cellular.down"));
        probes.put("queue", Probe.of(inLink("queue: "), "}]}" + after));
        probes.put(
                "classes",
                Probe.of(
                        inLink("queue: {discipline: strict_priority, classes: ["),
                        ", {name: rest}]}}]}" + after,
                        "name",
                        "voice"));
        probes.put(
                "corruption",
                Probe.of(inLink("corruption: "), "}]}" + after, "rate", "1 %").instead("bit_error_rate", "rate"));
        probes.put(
                "jitter", Probe.of(inLink("jitter: "), "}]}" + after, "distribution", "{exponential: {mean: 1 ms}}"));
        probes.put("delay_trace", Probe.of(inLink("delay_trace: "), "}]}" + after, "file", "delay.csv"));
        probes.put("duplication", Probe.of(inLink("duplication: "), "}]}" + after, "rate", "1 %"));
        probes.put("reordering", Probe.of(inLink("reordering: "), "}]}" + after, "rate", "1 %", "by", "1 ms"));
        probes.put("delay_list", Probe.of(inLink("delay_list: ["), "]}]}" + after, "packets", "[1]", "by", "1 ms"));
        probes.put("hold", Probe.of(inLink("hold: ["), "]}]}" + after, "from", "0 s", "to", "10 s"));
        probes.put("topology from a file", Probe.of(HEAD, ", time: " + TIME + "}", "use", "dumbbell.yaml"));
    }

    private static String inLink(String key) {
        return HEAD + "{" + NODES + ", links: [{between: [a, b], rate: 1 Gbps, delay: 1 ms, " + key;
    }

    private static void losses(ImmutableMap.Builder<String, Probe> probes) {
        String after = "}]}, time: " + TIME + TAIL;
        String before = inLink("loss: ");
        probes.put("bernoulli", Probe.of(before, after, "model", "bernoulli", "rate", "1 %"));
        probes.put("bit_error", Probe.of(before, after, "model", "bit_error", "rate", "1e-6"));
        probes.put("trace", Probe.of(before, after, "model", "trace", "file", "loss.csv"));
        probes.put("gilbert_elliott", Probe.of(before, after, "model", "gilbert_elliott", "p", "0.01", "r", "0.25"));
        probes.put("list", Probe.of(before, after, "model", "list", "packets", "[1]"));
        probes.put("every", Probe.of(before, after, "model", "every", "n", "5"));
        probes.put("first", Probe.of(before, after, "model", "first", "count", "5"));
        probes.put("segment", Probe.of(before, after, "model", "segment", "byte", "9000"));
        probes.put("outage", Probe.of(before, after, "model", "outage", "from", "0 s", "to", "10 s"));
    }

    private static void experiment(ImmutableMap.Builder<String, Probe> probes) {
        probes.put(
                "An experiment file",
                Probe.of("", "", "netsim", "1", "name", "x", "topology", TOPOLOGY, "time", "{duration: 60 s}"));
        probes.put("time", Probe.of(HEAD + TOPOLOGY + ", time: ", "}", "duration", "10 s"));
        probes.put("limits", Probe.of(EXPERIMENT + "limits: ", "}"));
        probes.put("stacks", Probe.of(EXPERIMENT + "stacks: [", "]}", "hosts", "\"*\""));
        probes.put("tcp", Probe.of(EXPERIMENT + "stacks: [{hosts: \"*\", tcp: ", "}]}"));
        probes.put("udp", Probe.of(EXPERIMENT + "stacks: [{hosts: \"*\", udp: ", "}]}"));
        probes.put("ip", Probe.of(EXPERIMENT + "stacks: [{hosts: \"*\", ip: ", "}]}"));
        probes.put(
                "keepalive",
                Probe.of(
                        EXPERIMENT + "stacks: [{hosts: \"*\", tcp: {keepalive: ",
                        "}}]}",
                        "idle",
                        "2 h",
                        "interval",
                        "75 s",
                        "count",
                        "9"));
        String[] change = {"at", "1 s", "link", "wire", "down", "true"};
        probes.put(
                "timeline",
                Probe.of(EXPERIMENT + "timeline: [", "]}", change)
                        .instead("set", "down")
                        .instead("down_for", "down")
                        .instead("up", "down")
                        .instead("partition", "down", "link")
                        .instead("heal", "down", "link")
                        .instead("for", "down", "link")
                        .beside("for", "partition", "[[a], [b]]"));
        probes.put("set", Probe.of(EXPERIMENT + "timeline: [{at: 1 s, link: wire, set: ", "}]}", "rate", "1 Mbps"));
        probes.put("sweep", Probe.of(EXPERIMENT + "params: {cc: reno}, sweep: ", "}"));
        probes.put(
                "replications",
                Probe.of(EXPERIMENT + "replications: ", "}", "max", "50", "until", "5 %", "of", "goodput"));
        String swept = EXPERIMENT + TAIL.substring(2, TAIL.length() - 1)
                + ", params: {rate: 1 Mbps, cc: reno}, sweep: {grid: {cc: [reno, cubic]}}, report: ";
        probes.put("report", Probe.of(swept, "}"));
        probes.put("figures", Probe.of(swept + "{figures: [", "]}}", "y", "goodput"));
        probes.put("measure", Probe.of(EXPERIMENT + "measure: [", "]}", "metric", "link.queue_delay"));
        probes.put(
                "expect",
                Probe.of(EXPERIMENT + "expect: [", "]}", "that", "flow.goodput_bps", "at_least", "1 bps")
                        .instead("between", "at_least")
                        .instead("equals", "at_least")
                        .instead("at_most", "at_least"));
    }

    private static void traffic(ImmutableMap.Builder<String, Probe> probes) {
        probes.put("traffic", app("bulk_transfer"));
        probes.put("bulk_transfer", app("bulk_transfer"));
        probes.put("constant_rate", app("constant_rate", "rate", "1 Mbps"));
        probes.put(
                "playout",
                Probe.of(
                        EXPERIMENT + "traffic: [{app: constant_rate, from: a, to: b, rate: 1 Mbps, playout: ",
                        "}]}",
                        "delay",
                        "60 ms"));
        probes.put("on_off", app("on_off", "rate", "1 Mbps", "on", "1 s", "off", "1 s"));
        probes.put("request_response", app("request_response"));
        probes.put(
                "poisson_transfers",
                app("poisson_transfers", "size", "20 kB", "load", "50 %", "link", "wire")
                        .instead("rate", "load", "link")
                        .instead("arrivals", "load", "link"));
        probes.put("ping", app("ping"));
        String demands =
                "{import: {file: square.graph, demands: square.demands, hosts_per_node: 1, access_rate: 1 Gbps,"
                        + " access_delay: 1 ms}}";
        probes.put("demands", Probe.of(HEAD + demands + ", time: " + TIME + ", traffic: [", "]}", "app", "demands"));
    }

    private static Probe app(String name, String... more) {
        String[] pairs = new String[more.length + 6];
        String[] common = {"app", name, "from", "a", "to", "b"};
        System.arraycopy(common, 0, pairs, 0, 6);
        System.arraycopy(more, 0, pairs, 6, more.length);
        return Probe.of(EXPERIMENT + "traffic: [", "]}", pairs);
    }
}
