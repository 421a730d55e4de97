package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** What experiments can be made of, by kind, with parameters and units. */
final class Catalogue {
    /**
     * A parameter.
     *
     * @param form what to write, such as {@code 2 Mbps}
     * @param otherwise what holds if it is left out, or {@code required}
     */
    record Parameter(String name, String form, String otherwise, String meaning) {}

    /** One model; {@code example} is one line of YAML. */
    record Model(String kind, String name, String meaning, String example, List<Parameter> parameters) {}

    static final Parameter SELECT =
            new Parameter("select", "data, ack, syn, syn_ack, fin, any", "any", "which packets are counted");
    private static final Parameter SEED = new Parameter(
            "splittable_seed", "7", "the link's own stream", "draws come from new SplittableRandom(seed) instead");
    private static final Parameter PAYLOAD =
            new Parameter("payload", "1200 B", "1000 B", "of each message, up to 65507 B");

    private Catalogue() {}

    static ImmutableList<Model> models() {
        List<Model> all = new ArrayList<>();
        applications(all);
        losses(all);
        LinkCatalogue.losses(all);
        LinkCatalogue.impairments(all);
        all.addAll(QueueListing.models());
        distributions(all);
        return ImmutableList.copyOf(all);
    }

    private static void applications(List<Model> all) {
        String kind = "application";
        all.add(model(
                kind,
                "bulk_transfer",
                "sends as fast as TCP allows, one connection for each pair of hosts",
                "{app: bulk_transfer, from: a, to: b, size: 1 MB}",
                new Parameter("size", "1 MB, endless, or a distribution of sizes", "endless", "of each transfer")));
        all.add(model(
                kind,
                "constant_rate",
                "sends messages at even distances, over UDP or TCP",
                "{app: constant_rate, transport: udp, from: a, to: b, rate: 2 Mbps}",
                new Parameter("rate", "2 Mbps", "required", "of payload"),
                PAYLOAD,
                new Parameter("count", "100", "until stopped", "how many messages"),
                new Parameter("no_delay", "true", "as the host's stack says", "over TCP: Nagle's algorithm off"),
                new Parameter(
                        "playout",
                        "{delay: 60 ms}",
                        "none",
                        "the receiver plays each message as a frame after a delay")));
        all.add(model(
                kind,
                "on_off",
                "sends at a constant rate in bursts, over UDP or TCP",
                "{app: on_off, from: a, to: b, rate: 2 Mbps, on: 1 s, off: {exponential: {mean: 1 s}}}",
                new Parameter("rate", "2 Mbps", "required", "of payload while on"),
                PAYLOAD,
                new Parameter("on", "1 s, or a distribution of times", "required", "lengths of bursts"),
                new Parameter("off", "1 s, or a distribution of times", "required", "lengths of pauses")));
        all.add(model(
                kind,
                "request_response",
                "asks, waits for the answer, thinks, asks again; over TCP like a web client, over UDP like a resolver",
                "{app: request_response, transport: udp, port: 53, from: a, to: b, think_time: 100 ms}",
                new Parameter("request_size", "100 B, or a distribution of sizes", "100 B", "of each request"),
                new Parameter("response_size", "1 kB, or a distribution of sizes", "1000 B", "of each answer"),
                new Parameter(
                        "think_time", "1 s, or a distribution of times", "0 s", "from an answer to the next request"),
                new Parameter("requests", "100", "until stopped", "how many"),
                new Parameter("timeout", "1 s", "1 s", "UDP: how long to wait before asking again"),
                new Parameter("retries", "3", "3", "UDP: how often a request is repeated"),
                new Parameter("persistent", "true, false", "true", "TCP: whether requests share one connection"),
                new Parameter("barrier", "true", "false", "a host asks again when all its requests are answered")));
        all.add(model(
                kind,
                "poisson_transfers",
                "TCP transfers that arrive as a Poisson process, each between a pair drawn at random",
                "{app: poisson_transfers, from: \"a*\", to: \"b*\", load: 50 %, link: wire, size: {exponential: {mean: 20 kB}}}",
                new Parameter("size", "a distribution of sizes", "required", "of each transfer"),
                new Parameter(
                        "load", "50 %", "one of three", "share of the rate of 'link' that arrives as application data"),
                new Parameter("link", "bottleneck", "with load", "whose rate 'load' is a share of"),
                new Parameter("rate", "10 Mbps", "one of three", "application data that arrives"),
                new Parameter("arrivals", "100 per s", "one of three", "transfers that arrive")));
        all.add(model(
                kind,
                "ping",
                "ICMP echo requests at an interval",
                "{app: ping, from: a, to: b, interval: 100 ms, count: 10}",
                new Parameter("interval", "1 s", "1 s", "between requests"),
                new Parameter("count", "10", "until stopped", "how many requests"),
                new Parameter("payload", "56 B", "56 B", "of each request")));
    }

    private static void losses(List<Model> all) {
        String kind = "loss model";
        all.add(model(
                kind,
                "bernoulli",
                "each packet is lost with the same probability",
                "loss: {model: bernoulli, rate: 1 %}",
                new Parameter("rate", "1 %", "required", "probability of loss"),
                SELECT,
                SEED));
        all.add(model(
                kind,
                "gilbert_elliott",
                "losses in bursts: two states, each with its loss rate",
                "loss: {model: gilbert_elliott, p: 1 %, r: 25 %}",
                new Parameter("p", "1 %", "required", "probability of good to bad, for each packet"),
                new Parameter(
                        "r", "25 %", "required", "probability of bad to good; bursts have 1/r packets on average"),
                new Parameter("loss_good", "0 %", "0 %", "loss in the good state"),
                new Parameter("loss_bad", "100 %", "100 %", "loss in the bad state"),
                SELECT,
                SEED));
        all.add(model(
                kind,
                "list",
                "exactly these packets are lost",
                "loss: {model: list, select: data, packets: [5, \"7-9\"]}",
                new Parameter("packets", "[5, \"7-9\"]", "required", "numbers from 1, retransmissions included"),
                SELECT));
        all.add(model(
                kind,
                "every",
                "every n-th packet is lost",
                "loss: {model: every, select: data, n: 50}",
                new Parameter("n", "50", "required", "from 1"),
                SELECT));
        all.add(model(
                kind,
                "first",
                "the first packets of a kind are lost",
                "loss: {model: first, select: syn, count: 2}",
                new Parameter("count", "2", "required", "how many"),
                SELECT));
        all.add(model(
                kind,
                "segment",
                "the first transmissions of the segment that holds a byte of the stream are lost",
                "loss: {model: segment, byte: 9000, count: 2}",
                new Parameter("byte", "9000", "required", "offset in the stream, from 0"),
                new Parameter("count", "2", "1", "how many transmissions")));
        all.add(model(
                kind,
                "outage",
                "everything is lost in a window of time, which may come again and again",
                "loss: {model: outage, from: 450 ms, to: 1500 ms}",
                new Parameter("from", "450 ms", "required", "start of the window"),
                new Parameter("to", "1500 ms", "required", "its end"),
                new Parameter("every", "15 s", "only one window", "from one start of the window to the next"),
                new Parameter("since", "first_tcp_packet, start", "first_tcp_packet", "what times count from")));
    }

    private static void distributions(List<Model> all) {
        String kind = "distribution";
        all.add(model(kind, "constant", "always the same", "1 s"));
        all.add(model(
                kind,
                "uniform",
                "all values of a range are equally likely",
                "{uniform: [0 s, 1 s]}",
                new Parameter("", "[LOW, HIGH]", "required", "the range, its end excluded")));
        all.add(model(
                kind,
                "exponential",
                "without memory, as gaps between independent events",
                "{exponential: {mean: 20 kB}}",
                new Parameter("mean", "20 kB", "required", "the mean")));
        all.add(model(
                kind,
                "normal",
                "a bell; what falls below 0 counts as 0, but in jitter",
                "{normal: {mean: 10 ms, deviation: 2 ms}}",
                new Parameter("mean", "10 ms", "required", "the mean"),
                new Parameter("deviation", "2 ms", "required", "the standard deviation")));
        all.add(model(
                kind,
                "pareto",
                "heavy-tailed: P(X > x) = (minimum / x)^shape",
                "{pareto: {shape: 1.2, minimum: 1 kB, maximum: 1 GB}}",
                new Parameter("shape", "1.2", "required", "the smaller, the heavier the tail"),
                new Parameter("minimum", "1 kB", "required", "the smallest value"),
                new Parameter("maximum", "1 GB", "unbounded", "where the tail is cut")));
        all.add(model(
                kind,
                "lognormal",
                "its logarithm is normally distributed",
                "{lognormal: {median: 1 kB, sigma: 1.5}}",
                new Parameter("median", "1 kB", "required", "the median"),
                new Parameter("sigma", "1.5", "required", "deviation of the natural logarithm")));
        all.add(model(
                kind,
                "empirical",
                "points of a distribution function, linear between them",
                "{empirical: {quantiles: [[1 kB, 0], [10 kB, 0.5], [1 MB, 1]]}}",
                new Parameter("quantiles", "[[VALUE, PROBABILITY], …]", "required", "rising, up to probability 1")));
    }

    private static Model model(String kind, String name, String meaning, String example, Parameter... parameters) {
        return new Model(kind, name, meaning, example, ImmutableList.copyOf(parameters));
    }
}
