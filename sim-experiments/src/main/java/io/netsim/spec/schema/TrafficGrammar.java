package io.netsim.spec.schema;

import static io.netsim.spec.schema.Form.POSITIVE_TIME;
import static io.netsim.spec.schema.Form.RATE;
import static io.netsim.spec.schema.Form.TEXT;
import static io.netsim.spec.schema.Form.TIME;
import static io.netsim.spec.schema.Form.TRUTH;
import static io.netsim.spec.schema.Form.size;
import static io.netsim.spec.schema.Form.whole;
import static io.netsim.spec.schema.Form.words;
import static io.netsim.spec.schema.Key.key;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** Applications and what they draw their times and sizes from. */
final class TrafficGrammar {
    private static final long MANY = 1_000_000_000_000L;

    private static final Distribution OF_TIMES = Distribution.OF_TIMES;
    private static final Distribution OF_SIZES =
            new Distribution("distribution_of_sizes", Form.POSITIVE_SIZE, Form.POSITIVE_SIZE);
    private static final Form TIMES = OF_TIMES.form();
    private static final Form SIZES = OF_SIZES.form();

    private static final Key COUNT = key("count", whole(1, MANY), "how many");
    private static final Key PAYLOAD =
            key("payload", size("1 B to 65507 B"), "of each message").otherwise("1000 B");

    private static final Key ID =
            key("id", Form.matching("^[\\p{L}\\p{N}_.-]{1,100}$"), "its name in results; <app>[0], … without one");
    private static final Key STOP = key("stop", POSITIVE_TIME, "when no more is offered");

    private static final Keys PLAYOUT = Keys.of(
            "playout",
            key("delay", TIME, "between the arrival of the first frame and its playing")
                    .due()
                    .such("60 ms"));

    static final Variants ENTRY = new Variants("traffic", "app", "the application", applications());

    private TrafficGrammar() {}

    static ImmutableList<Keys> all() {
        return ImmutableList.<Keys>builder()
                .addAll(ENTRY.byWord().values())
                .add(PLAYOUT)
                .build();
    }

    static ImmutableList<Distribution> distributions() {
        return ImmutableList.of(OF_TIMES, OF_SIZES);
    }

    private static ImmutableMap<String, Keys> applications() {
        ImmutableMap.Builder<String, Keys> apps = ImmutableMap.builder();
        put(
                apps,
                "bulk_transfer",
                "one TCP connection for each pair, as fast as it goes",
                ImmutableList.of("tcp"),
                key("size", Form.anyOf(SIZES, words("endless")), "of each transfer")
                        .otherwise("endless")
                        .such("1 MB"));
        put(
                apps,
                "constant_rate",
                "messages at even distances",
                ImmutableList.of("udp", "tcp"),
                key("rate", RATE, "of payload").due().such("2 Mbps"),
                PAYLOAD,
                COUNT,
                key("no_delay", TRUTH, "TCP: true for Nagle's algorithm off"),
                key("playout", PLAYOUT.form(), "the receiver plays each message as a frame"));
        put(
                apps,
                "on_off",
                "messages in bursts",
                ImmutableList.of("udp", "tcp"),
                key("rate", RATE, "of payload, while on").due().such("2 Mbps"),
                PAYLOAD,
                key("on", TIMES, "lengths of bursts").due().such("1 s"),
                key("off", TIMES, "lengths of pauses").due().such("1 s"));
        put(
                apps,
                "request_response",
                "asks, waits for the answer, thinks, asks again",
                ImmutableList.of("tcp", "udp"),
                key("request_size", SIZES, "of each request").otherwise("100 B"),
                key("response_size", SIZES, "of each answer").otherwise("1000 B"),
                key("think_time", TIMES, "between an answer and the next request")
                        .otherwise("0 s"),
                key("requests", whole(1, MANY), "how many; until stopped without it"),
                key("timeout", POSITIVE_TIME, "UDP: how long to wait for an answer")
                        .otherwise("1 s"),
                key("retries", whole(0, 1000), "UDP: how often a request is repeated")
                        .otherwise(3L),
                key("persistent", TRUTH, "TCP: whether all requests share one connection")
                        .otherwise(true),
                key("barrier", TRUTH, "true: a host's next requests wait until all it has made are answered"));
        put(
                apps,
                "poisson_transfers",
                "TCP transfers that arrive as a Poisson process, each on a connection of its own",
                ImmutableList.of("tcp"),
                key("size", SIZES, "of each transfer").due().such("20 kB"),
                key("load", Form.SHARE, "mean size × arrivals as a share of the rate of link")
                        .such("50 %"),
                key("link", TEXT, "of which load is a share"),
                key("rate", RATE, "of application bytes, instead of a load").such("10 Mbps"),
                key(
                                "arrivals",
                                Form.matching("^\\+?[0-9.]+(?:[eE][+-]?\\d+)?\\s*(?:per|/)\\s*(?:us|ms|s|min|h)$"),
                                "of transfers, instead of a load")
                        .such("100 per s"));
        put(
                apps,
                "ping",
                "ICMP echo requests",
                ImmutableList.of("icmp"),
                key("interval", POSITIVE_TIME, "between requests").otherwise("1 s"),
                COUNT,
                key("payload", size("0 B to 65507 B"), "of each request").otherwise("56 B"));
        apps.put(
                "demands",
                Keys.of(
                        "demands",
                        key("app", Form.word("demands"), "the demands of an imported network as UDP flows")
                                .due(),
                        ID,
                        key("scale", Form.SHARE, "what share of each demand flows")
                                .otherwise(1L)
                                .such("50 %"),
                        key("payload", size("1 B to 65507 B"), "of each message")
                                .otherwise("1472 B"),
                        key("start", TIMES, "drawn for each pair; any time up to the second message without it"),
                        STOP));
        return apps.buildOrThrow();
    }

    private static void put(
            ImmutableMap.Builder<String, Keys> apps,
            String app,
            String meaning,
            ImmutableList<String> over,
            Key... own) {
        ImmutableList.Builder<Key> keys = ImmutableList.builder();
        keys.add(
                key("app", Form.word(app), meaning).due(),
                ID,
                key("transport", words(over.toArray(new String[0])), "the protocol below")
                        .otherwise(over.get(0)),
                key("from", Form.NAMES, "hosts that open").due(),
                key("to", Form.NAMES, "hosts that answer").due(),
                key(
                                "pairs",
                                words("matched", "all", "permutation"),
                                "the i-th with the i-th (or all with a single one), each with each,"
                                        + " or each with one other, drawn by the seed")
                        .otherwise(app.equals("poisson_transfers") ? "all" : "matched"));
        if (!over.contains("icmp")) {
            keys.add(
                    key("port", whole(0, 65_535), "the answering side's; 0 for one that is free")
                            .otherwise(0L),
                    key("answered", TRUTH, "whether the answering side opens its port; false for a closed door")
                            .otherwise(true));
        }
        keys.add(
                key("ip_version", Form.numbers(4, 6), "the version of IP; IPv6 otherwise, where the hosts have it"),
                key("start", TIMES, "drawn for each pair").otherwise("0 s"),
                STOP);
        apps.put(app, new Keys(app, keys.add(own).build()));
    }
}
