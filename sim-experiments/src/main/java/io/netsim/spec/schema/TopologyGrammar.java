package io.netsim.spec.schema;

import static io.netsim.spec.schema.Form.TEXT;
import static io.netsim.spec.schema.Form.TIME;
import static io.netsim.spec.schema.Form.TRUTH;
import static io.netsim.spec.schema.Form.size;
import static io.netsim.spec.schema.Form.whole;
import static io.netsim.spec.schema.Form.words;
import static io.netsim.spec.schema.Key.key;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.imports.Formats;
import io.netsim.spec.network.Preset;
import io.netsim.spec.network.Presets;
import java.util.Arrays;

/** Nodes, links and regular networks. */
final class TopologyGrammar {
    private static final String NODE_NAME = "^[\\p{L}\\p{N}_.-]{1,100}$";
    static final Form PARAMS = Form.mapOf("^[A-Za-z_][A-Za-z0-9_]*$", TEXT);

    /** A rate, or none at all. */
    static final Form LINK_RATE = Form.anyOf(Form.RATE, Form.words("infinite"));

    private static final Keys RATE = Keys.of(
            "rate",
            key("trace", TEXT, "a file of Mahimahi: one millisecond a line, at each 1504 bytes may be sent; relative")
                    .due()
                    .such("cellular.down"));

    private static final ImmutableList<Key> SETTINGS = withImpairments(
            key(
                            "rate",
                            Form.anyOf(Form.RATE, Form.words("infinite"), Form.ref("rate")),
                            "how fast bits enter the wire; infinite for no serialisation time, or a trace")
                    .such("100 Mbps"),
            key("delay", TIME, "how long each takes to the other end").such("10 ms"),
            key("mtu", size("68 B to 65535 B"), "largest IP packet").otherwise("1500 B"),
            key("overhead", size("0 B to 1000 B"), "what each packet takes on the wire beside its IP bytes")
                    .otherwise("0 B"),
            key(
                            "queue",
                            QueueGrammar.QUEUE_OR_LIMIT,
                            "what may wait for the transmitter: a limit, or more about the queue")
                    .otherwise("1000 packets")
                    .such("100 packets", "1 bdp"),
            key("weight", whole(1, 1_000_000_000), "for the routing metric weight")
                    .otherwise(1L));

    private static final Keys REVERSE =
            new Keys("reverse", SETTINGS.stream().map(Key::optional).collect(ImmutableList.toImmutableList()));

    private static final ImmutableList<Key> BOTH_WAYS = ImmutableList.<Key>builder()
            .add(key("preset", preset(), "a link of a well-known kind, of which other keys change what they name")
                    .such("4g", "4g@1"))
            .addAll(SETTINGS)
            .add(key("reverse", REVERSE.form(), "what differs from the second end to the first")
                    .otherwise(ImmutableMap.of()))
            .build();

    /** What a link must have, one way or the other. */
    private static final ImmutableList<String> OWN_PATH = ImmutableList.of("rate", "delay");

    private static final ImmutableList<String> PRESET = ImmutableList.of("preset");

    private static final Keys LINK = Keys.of(
                    "A link",
                    key(
                                    "between",
                                    Form.listOf(Form.NAMES, 2),
                                    "its ends; patterns join each with each in order, or many with one")
                            .due(),
                    key("name", Form.matching("^[\\p{L}\\p{N}_-]{1,100}$"), "a--b without one"))
            .with(BOTH_WAYS)
            .either(OWN_PATH, PRESET);

    private static final Keys PORTS = Keys.of(
            "ports",
            key(
                            "range",
                            Form.anyOf(words("classic", "iana", "linux"), Form.listOf(whole(1, 65_535), 2)),
                            "ephemeral ports: 1024–65535, 49152–65535, 32768–60999, or [lowest, highest]")
                    .otherwise("linux"),
            key("policy", words("sequential", "random"), "how the next free one is chosen")
                    .otherwise("random"),
            key("privileged", TRUTH, "whether its applications may bind ports 0 to 1023")
                    .otherwise(true));

    private static final Key COUNT = key("count", whole(1, 1_000_000), "makes that many, named <name>0, <name>1, …");

    private static final Key PLACE = key(
                    "place",
                    Form.anyOf(
                            inline(
                                    key("latitude", Form.decimal(-90, 90), "degrees north")
                                            .due(),
                                    key("longitude", Form.decimal(-180, 180), "degrees east")
                                            .due()),
                            inline(
                                    key("x", Form.decimal(-1_000_000_000, 1_000_000_000), "to the right")
                                            .due(),
                                    key("y", Form.decimal(-1_000_000_000, 1_000_000_000), "upwards")
                                            .due())),
                    "where pictures show it: degrees north and east, or x to the right and y upwards")
            .such(ImmutableMap.of("latitude", 47.6, "longitude", -122.3));

    private static final Keys ROUTE = Keys.of(
            "routes",
            key("to", TEXT, "a prefix, an address, default, or the name of a host or router")
                    .due()
                    .such("10.0.3.0/24", "default"),
            key("via", Form.NAMES, "the neighbour that packets go to, or several that share them")
                    .such("r2"),
            key("type", words("blackhole", "unreachable"), "drops instead, without a word or with one"));

    private static final Key ROUTES = key("routes", Form.listOf(ROUTE.form()), "static routes");

    /** Of IPv4 or IPv6. */
    private static final String ADDRESS = "(\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7})";

    private static final Keys HOST = Keys.of(
            "A host",
            key("kind", Form.word("host"), "has a transport layer and applications")
                    .due(),
            COUNT,
            key(
                            "address",
                            Form.oneOrMore(Form.matching("^" + ADDRESS + "$")),
                            "its IP address, or one of each version; assigned otherwise")
                    .such("192.0.2.7", "2001:db8::7"),
            key("ttl", whole(1, 255), "time to live of the packets it sends").otherwise(64L),
            ROUTES,
            key("ports", PORTS.form(), "its ephemeral ports"),
            PLACE);

    private static final Key ICMP_ERRORS = key(
                    "icmp_errors", TRUTH, "whether it reports packets that it does not forward")
            .otherwise(true);
    private static final Key ICMP_RATE_LIMIT = key(
                    "icmp_rate_limit", TIME, "least time between two such reports to one address; 0 s for no limit")
            .otherwise("0 s");

    private static final Keys ROUTER = Keys.of(
            "A router",
            key("kind", Form.word("router"), "forwards only").due(),
            COUNT,
            key(
                            "prefix",
                            Form.oneOrMore(Form.matching("^" + ADDRESS + "/\\d{1,3}$")),
                            "the block its hosts are numbered from, or one of each version; assigned otherwise")
                    .such("10.5.0.0/16", "2001:db8:5::/64"),
            ICMP_ERRORS,
            ICMP_RATE_LIMIT,
            ROUTES,
            PLACE);

    private static final Form BEHAVIOUR =
            words("endpoint_independent", "address_dependent", "address_and_port_dependent");

    private static final Keys FORWARD = Keys.of(
            "forwards",
            key("protocol", words("tcp", "udp"), "of the packets").due(),
            key("port", whole(1, 65_535), "the external one").due(),
            key("to", TEXT, "a host on the inside").due().such("web"),
            key("to_port", whole(1, 65_535), "that of the host; the external one without it"));

    private static final Keys TIMEOUTS = Keys.of(
            "timeouts",
            key("udp", Form.POSITIVE_TIME, "of UDP").otherwise("5 min"),
            key("tcp", Form.POSITIVE_TIME, "of established connections").otherwise("124 min"),
            key("tcp_transitory", Form.POSITIVE_TIME, "of connections that open or close")
                    .otherwise("4 min"),
            key("icmp", Form.POSITIVE_TIME, "of echo identifiers").otherwise("60 s"));

    private static final Keys NAT = Keys.of(
            "A NAT",
            key("kind", Form.word("nat"), "a router that translates addresses").due(),
            COUNT,
            key(
                            "prefix",
                            Form.oneOrMore(Form.matching("^" + ADDRESS + "/\\d{1,3}$")),
                            "the block its inside hosts are numbered from; assigned otherwise")
                    .such("192.168.1.0/24"),
            key("address", Form.matching("^" + ADDRESS + "$"), "what the outside sees; assigned otherwise")
                    .such("203.0.113.7"),
            key("outside", Form.NAMES, "neighbours on the outside; without it all routers among the neighbours")
                    .such("isp"),
            ICMP_ERRORS,
            ICMP_RATE_LIMIT,
            key("mapping", BEHAVIOUR, "which packets of an inside endpoint share an external port")
                    .otherwise("endpoint_independent"),
            key("filtering", BEHAVIOUR, "which packets from outside are let in")
                    .otherwise("address_and_port_dependent"),
            key("ports", Form.listOf(whole(1, 65_535), 2), "external ports, [lowest, highest]")
                    .otherwise(ImmutableList.of(1024L, 65_535L)),
            key("preserve_ports", TRUTH, "whether an inside port is kept where it is free")
                    .otherwise(true),
            key("timeouts", TIMEOUTS.form(), "how long mappings may be idle"),
            key("forwards", Form.listOf(FORWARD.form()), "external ports that lead to inside hosts")
                    .otherwise(ImmutableList.of()),
            ROUTES,
            PLACE);

    private static final Variants NODE = new Variants(
            "node",
            "kind",
            "hosts have a transport layer; routers forward, NATs translate addresses too",
            ImmutableMap.of("host", HOST, "router", ROUTER, "nat", NAT));

    private static final Keys ROUTING = Keys.of(
            "routing",
            key(
                            "metric",
                            words("delay", "hops", "weight"),
                            "what is added up along a path: propagation delays, links, or the links' weights")
                    .otherwise("delay"),
            key(
                            "ecmp",
                            TRUTH,
                            "whether flows are spread over equally short paths, by a hash of addresses, ports, protocol")
                    .otherwise(true),
            key(
                            "multipath",
                            words("per_flow", "per_packet", "off"),
                            "how packets are spread over equally short paths; instead of ecmp")
                    .otherwise("per_flow"),
            key("convergence", TIME, "how long after a link goes down or up routes change; never without it")
                    .such("200 ms"));

    private static final Key SHAPE_SEED = key("seed", whole(Long.MIN_VALUE, Long.MAX_VALUE), "of its random draws")
            .otherwise(1L);

    private static final Variants SHAPE = new Variants("generate", "shape", "a regular or random network", shapes());

    private static final Keys IMPORT = Keys.of(
                    "import",
                    key(
                            "format",
                            words(Formats.names().toArray(new String[0])),
                            "of the file; told from its beginning without it"),
                    key("file", TEXT, "relative to this file").due().such("abilene.graphml"),
                    key("demands", TEXT, "a file of demands, of format repetita")
                            .such("abilene.demands"),
                    key("unit", Form.RATE, "what 1 stands for in capacities and demands without a unit")
                            .such("1 Mbps"),
                    key("scale", Form.SHARE, "what the rates of the file, links and demands alike, are multiplied by")
                            .otherwise(1L)
                            .such("1 %"),
                    key("hosts_per_node", whole(0, 10_000), "hosts <node>-host0, … at each router")
                            .otherwise(0L),
                    key("access_rate", LINK_RATE, "of the links of hosts").such("1 Gbps"),
                    key("access_delay", TIME, "of the links of hosts").such("1 ms"),
                    key("access_queue", QueueGrammar.QUEUE_OR_LIMIT, "of the links of hosts")
                            .otherwise("1000 packets"))
            .with(SETTINGS.stream().map(Key::kept).collect(ImmutableList.toImmutableList()));

    /** Which versions of IP; an experiment may say it where it uses a topology. */
    static final Key ADDRESSING = key(
                    "addressing",
                    words("ipv4", "ipv6", "dual"),
                    "which versions of IP the nodes have addresses of; dual: both")
            .otherwise("ipv4");

    private static final ImmutableList<Key> NETWORK = ImmutableList.of(
            ADDRESSING,
            key("routing", ROUTING.form(), "how routes are chosen"),
            key("generate", SHAPE.form(), "a regular network"),
            key("import", IMPORT.form(), "a network from a file of another format"),
            key("nodes", Form.mapOf(NODE_NAME, NODE.form()), "hosts and routers by name"),
            key("links", Form.listOf(LINK.form()), "links, which may join generated nodes with others"));

    /** The network of an experiment, written out. */
    static final Keys INLINE = new Keys("network", NETWORK);

    /** A file of its own. */
    static final Keys FILE = Keys.of(
                    "A topology file",
                    key("netsim", Form.of("const", 1L), "version of the format").due(),
                    key("name", TEXT, "for people"),
                    key("description", TEXT, "for people"),
                    key("params", PARAMS, "parameters and their defaults, used as $name or ${name}"))
            .with(NETWORK);

    private TopologyGrammar() {}

    private static Form inline(Key... keys) {
        return new Form(Keys.of("", keys).schema());
    }

    /** All that a topology is made of. */
    static ImmutableList<Keys> all() {
        return ImmutableList.<Keys>builder()
                .add(ROUTING, IMPORT, HOST, ROUTER, NAT, FORWARD, TIMEOUTS, ROUTE, PORTS, LINK, RATE, REVERSE)
                .addAll(QueueGrammar.all())
                .addAll(LossGrammar.all())
                .addAll(SHAPE.byWord().values())
                .build();
    }

    static ImmutableList<Variants> variants() {
        return ImmutableList.of(NODE, LossGrammar.MODEL, SHAPE);
    }

    private static ImmutableList<Key> withImpairments(Key... keys) {
        return ImmutableList.<Key>builder()
                .add(keys)
                .addAll(LossGrammar.IMPAIRMENTS)
                .build();
    }

    private static Form preset() {
        String[] names = Presets.all().stream().map(Preset::name).distinct().toArray(String[]::new);
        return Form.anyOf(Form.words(names), Form.matching("^[a-z0-9_]+@[0-9]+$"));
    }

    private static ImmutableMap<String, Keys> shapes() {
        ImmutableMap.Builder<String, Keys> shapes = ImmutableMap.builder();
        put(shapes, "dumbbell", true, size100k("pairs", 1));
        put(shapes, "star", false, size100k("hosts", 1));
        put(
                shapes,
                "chain",
                false,
                size100k("links", 1).optional(),
                size100k("routers", 0).optional());
        put(shapes, "ring", true, size100k("routers", 3));
        put(shapes, "grid", true, upTo("rows", 700), upTo("columns", 700));
        put(shapes, "parking_lot", true, size100k("hops", 1));
        put(shapes, "leaf_spine", true, upTo("leaves", 2000), upTo("spines", 1000), upTo("hosts_per_leaf", 10_000));
        put(
                shapes,
                "fat_tree",
                false,
                key("k", whole(2, 128), "ports of each switch, even").due(),
                key(
                        "host_queue",
                        QueueGrammar.QUEUE_OR_LIMIT,
                        "the queue in the hosts; that of the links unless given"));
        put(
                shapes,
                "waxman",
                true,
                key("routers", whole(2, 5000), "how many").due(),
                key("alpha", Form.FACTOR, "up to 1: the greater, the more long links")
                        .otherwise(0.2),
                key("beta", Form.FACTOR, "up to 1: the greater, the more links").otherwise(0.4),
                SHAPE_SEED);
        put(
                shapes,
                "scale_free",
                true,
                size100k("routers", 2),
                key("m", whole(1, 1000), "links of each new router").otherwise(2L),
                SHAPE_SEED);
        return shapes.buildOrThrow();
    }

    private static Key size100k(String name, long minimum) {
        return key(name, whole(minimum, 100_000), "how many").due();
    }

    private static Key upTo(String name, long maximum) {
        return key(name, whole(1, maximum), "how many").due();
    }

    private static void put(ImmutableMap.Builder<String, Keys> shapes, String name, boolean access, Key... own) {
        ImmutableList.Builder<Key> keys = ImmutableList.builder();
        keys.add(key("shape", Form.word(name), "a regular network").due());
        keys.addAll(Arrays.asList(own));
        if (access) {
            keys.add(
                    key("access_rate", LINK_RATE, "of the links of hosts").due().such("1 Gbps"));
            keys.add(key("access_delay", TIME, "of the links of hosts").due().such("1 ms"));
            keys.add(key("access_queue", QueueGrammar.QUEUE_OR_LIMIT, "of the links of hosts")
                    .otherwise("1000 packets"));
        }
        shapes.put(name, new Keys("shape " + name, keys.addAll(BOTH_WAYS).build()).either(OWN_PATH, PRESET));
    }
}
