package io.netsim.capture;

import java.util.List;
import java.util.SplittableRandom;

/** Experiments that differ in everything: rates, delays, queues, losses, disorder, algorithms, applications. */
final class VariedRuns {
    private static final List<String> LOSSES = List.of(
            "",
            "loss: {model: bernoulli, rate: 0.5 %}",
            "loss: {model: bernoulli, rate: 3 %}",
            "loss: {model: gilbert_elliott, p: 0.01, r: 0.3}",
            "loss: [{model: list, select: data, packets: [3, \"7-9\", 20]}]",
            "loss: {model: every, select: data, n: 40}",
            "loss: {model: first, select: syn, count: 1}",
            "loss: {model: segment, byte: 9000, count: 2}",
            "loss: [{model: first, select: fin, count: 1}, {model: bernoulli, rate: 1 %}]",
            "loss: {model: outage, from: 300 ms, to: 800 ms}");
    private static final List<String> DISORDER = List.of(
            "",
            "",
            "reordering: {rate: 1 %, by: 3 ms}",
            "duplication: {rate: 1 %}",
            "corruption: {rate: 1 %}",
            "delay_list: [{select: data, packets: [12, 30], by: 25 ms}]",
            "reordering: {rate: 2 %, by: 20 ms}, duplication: {rate: 2 %}, corruption: {rate: 0.5 %}");
    private static final List<String> RATES = List.of("1 Mbps", "10 Mbps", "100 Mbps", "1 Gbps");
    private static final List<String> DELAYS = List.of("100 us", "2 ms", "10 ms", "50 ms", "120 ms");
    private static final List<String> QUEUES = List.of("8 packets", "30 packets", "100 packets", "1000 packets");
    private static final List<String> ALGORITHMS = List.of("reno", "cubic");
    private static final List<String> PROFILES = List.of("linux", "linux", "rfc", "classic");
    private static final List<String> SIZES = List.of("1 B", "1 kB", "14480 B", "100 kB", "400 kB", "1 MB");
    private static final List<String> MORE = List.of(
            "",
            "{app: ping, from: a, to: b, interval: 100 ms}",
            "{app: constant_rate, from: a, to: b, rate: 300 kbps, payload: 333 B}",
            "{app: request_response, from: a, to: b, request_size: 200 B, response_size: 5 kB, think_time: 50 ms, requests: 20}",
            "{app: bulk_transfer, from: b, to: a, size: 200 kB}",
            "{app: constant_rate, from: a, to: b, port: 9, rate: 100 kbps, payload: 50 B}, {app: ping, from: b, to: a}");

    private VariedRuns() {}

    /** The transfer from a to b is the first flow; node a is next to nothing but its link. */
    static String yaml(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String more = pick(random, MORE);
        return """
                netsim: 1
                name: varied
                topology:
                  nodes: {a: {kind: host}, r: {kind: router}, b: {kind: host}}
                  links:
                    - {name: access, between: [a, r], rate: 1 Gbps, delay: 10 us}
                    - {name: wire, between: [r, b], rate: %s, delay: %s, queue: %s%s%s}
                stacks: [{hosts: "*", profile: %s, tcp: {congestion_control: %s}}]
                traffic: [{app: bulk_transfer, from: a, to: b, size: %s, id: main}%s]
                time: {duration: 20 s}
                seed: %d
                """.formatted(
                        pick(random, RATES),
                        pick(random, DELAYS),
                        pick(random, QUEUES),
                        comma(LOSSES.get(number % LOSSES.size())),
                        comma(DISORDER.get(number % DISORDER.size())),
                        pick(random, PROFILES),
                        pick(random, ALGORITHMS),
                        pick(random, SIZES),
                        comma(more),
                        number + 1);
    }

    private static String comma(String text) {
        return text.isEmpty() ? "" : ", " + text;
    }

    private static String pick(SplittableRandom random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
