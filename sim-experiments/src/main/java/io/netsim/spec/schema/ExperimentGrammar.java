package io.netsim.spec.schema;

import static io.netsim.spec.schema.Form.NAMES;
import static io.netsim.spec.schema.Form.POSITIVE_TIME;
import static io.netsim.spec.schema.Form.TEXT;
import static io.netsim.spec.schema.Form.TIME;
import static io.netsim.spec.schema.Form.TRUTH;
import static io.netsim.spec.schema.Form.whole;
import static io.netsim.spec.schema.Form.words;
import static io.netsim.spec.schema.Key.key;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.load.Metrics;
import io.netsim.spec.read.Unit;

/** What happens in a network, how often, and what is kept of it. */
final class ExperimentGrammar {
    private static final String STATISTIC = "^(?:mean|sd|min|max|count|sum|p(?:100|[1-9]?\\d(?:\\.\\d{1,4})?))$";

    private static final Keys USE = Keys.of(
            "topology from a file",
            key("use", TEXT, "a topology file, relative to this one").due().such("../dumbbell.yaml"),
            key("with", Form.mapOf("^.+$", TEXT), "values for its parameters").such(ImmutableMap.of("pairs", 3L)),
            key("addressing", words("ipv4", "ipv6", "dual"), "which versions of IP, instead of what the file says"));

    private static final Keys TIMES = Keys.of(
            "time",
            key("duration", POSITIVE_TIME, "simulated").due().such("60 s"),
            key("warmup", TIME, "rates and averages are of what happens after it")
                    .otherwise("0 s"));

    private static final Keys LIMITS = Keys.of(
            "limits", key("max_events", whole(1, Long.MAX_VALUE), "a run that takes more is given up with a message"));

    private static final Keys SET = Keys.of(
                    "set",
                    key("rate", TopologyGrammar.LINK_RATE, "for transmissions that have not begun"),
                    key("delay", TIME, "for packets not yet sent"))
            .with(LossGrammar.IMPAIRMENTS.stream().map(Key::optional).collect(ImmutableList.toImmutableList()));

    private static final Keys TIMELINE = Keys.of(
                    "timeline",
                    key("at", TIME, "when").due().such("30 s"),
                    key("link", NAMES, "a link, for both directions, or a direction, or a pattern"),
                    key("set", SET.form(), "new values"),
                    key("down_for", POSITIVE_TIME, "down, and up again"),
                    key("down", TRUTH, "from now on"),
                    key("up", TRUTH, "again"),
                    key(
                            "partition",
                            Form.of("type", "array", "items", NAMES.schema(), "minItems", 2L),
                            "groups of nodes between which no packet gets through any more"),
                    key("for", POSITIVE_TIME, "how long the partition lasts; until heal without it"),
                    key("heal", TRUTH, "ends all partitions"))
            .either(ImmutableList.of("link"), ImmutableList.of("partition"))
            .either(ImmutableList.of("link"), ImmutableList.of("heal"));

    private static final Form ENDS = Form.listOf(Form.TEXT, 2);

    private static final Keys RANGE = Keys.of(
            "axis by steps",
            key("range", ENDS, "first and last value").due().such(ImmutableList.of("10 ms", "50 ms")),
            key("step", TEXT, "between values").due().such("10 ms"));

    private static final Keys LOG = Keys.of(
            "axis by factors",
            key("log", ENDS, "first and last value").due().such(ImmutableList.of("1 Mbps", "1 Gbps")),
            key("points", whole(2, 10_000), "how many values").due().such(4L));

    private static final Form AXIS =
            Form.anyOf(Form.of("type", "array", "items", TEXT.schema(), "minItems", 1L), RANGE.form(), LOG.form());

    private static final Keys SWEEP = Keys.of(
            "sweep",
            key("grid", Form.mapOf("^.+$", AXIS), "parameters whose values are combined each with each"),
            key("zip", Form.mapOf("^.+$", AXIS), "parameters that advance together"),
            key("where", TEXT, "which points are kept: and, or, not, comparisons of parameters and values")
                    .such("not (cc == 'reno' and rate > 500 Mbps)"));

    private static final Form METRIC = Form.anyOf(
            words(Metrics.names().toArray(new String[0])), Form.matching("^ledger\\.[a-z][a-z_]*_(?:packets|bytes)$"));

    private static final Key OF =
            key("of", NAMES, "links or directions, hosts (as sources), ids of traffic; all without it");

    private static final Keys MEASURE = Keys.of(
            "measure",
            key("metric", METRIC, "what to measure").due().such("link.queue_delay"),
            key("at", NAMES, OF.meaning()),
            key("keep", Form.oneOrMore(Form.matching(STATISTIC)), "statistics")
                    .otherwise(ImmutableList.of("mean", "p50", "p99")),
            key("series", POSITIVE_TIME, "interval of a time series").such("100 ms"));

    private static final Form BOUND = Form.anyOf(
            Form.of("type", "number"), Form.quantity(Unit.RATE, Unit.TIME, Unit.SIZE, Unit.PACKETS, Unit.PERCENT));

    private static final Keys EXPECT = Keys.of(
            "expect",
            key("that", METRIC, "what is expected of").due().such("flow.goodput_bps"),
            OF,
            key("statistic", Form.matching(STATISTIC), "over all of them; without it each must meet the bounds"),
            key("at_least", BOUND, "included").such("8 Mbps"),
            key("at_most", BOUND, "included").such("8 Mbps"),
            key("between", Form.listOf(BOUND, 2), "both included"),
            key("equals", BOUND, "exactly"),
            key("over", words("replications"), "judges the interval of the mean over replications, not each run"));

    private static final Keys REPLICATIONS = Keys.of(
            "replications",
            key("min", whole(2, 1_000_000), "at least").otherwise(5L),
            key("max", whole(2, 1_000_000), "at most").due().such(50L),
            key("until", BOUND, "half width of the interval: a percentage of the mean, or a value of the metric")
                    .due()
                    .such("5 %"),
            key("of", METRIC, "the metric whose mean is to be known").due().such("goodput"),
            key("statistic", Form.matching(STATISTIC), "of the metric, as tables have it"),
            key("at", NAMES, "ids of traffic, or links or directions; each of them; all without it"));

    private static final Keys FIGURES = Keys.of(
            "figures",
            key(
                            "kind",
                            words("auto", "line", "bar", "cdf", "box", "heat_map", "time_series"),
                            "auto chooses by what is on the axes")
                    .otherwise("auto"),
            key("x", TEXT, "parameter; of cdf the metric; of time_series always time"),
            key("y", TEXT, "metric; of heat_map a parameter; cdf has none").such("goodput"),
            key("color", TEXT, "parameter; of heat_map the metric"),
            key("facet", TEXT, "parameter: a panel for each of its values"),
            key("log", Form.oneOrMore(words("x", "y")), "axes that are logarithmic"),
            key("of", NAMES, "ids of traffic and hosts, or links and directions; all without it"),
            key("statistic", TEXT, "of the metric, as tables have it; the usual one without it")
                    .such("p95"),
            key("title", TEXT, "above the figure"));

    private static final Keys REPORT = Keys.of(
            "report",
            key("title", TEXT, "of the report; the experiment's name without it"),
            key("confidence", Form.PROBABILITY, "of intervals, 50 % to 99.99 %").otherwise("95 %"),
            key("baseline", Form.mapOf("^.+$", TEXT), "values of parameters; other points are compared with these"),
            key("figures", Form.listOf(FIGURES.form()), "the report chooses without it"));

    /** A file. */
    static final Keys FILE = Keys.of(
            "An experiment file",
            key("netsim", Form.of("const", 1L), "version of the format").due(),
            key("name", Form.matching("^[a-z0-9]+(?:-[a-z0-9]+)*$"), "lower case, digits, -; the folder of the results")
                    .due(),
            key("description", TEXT, "for people"),
            key("params", TopologyGrammar.PARAMS, "parameters and their defaults; can be swept or set with -p"),
            key(
                            "topology",
                            Form.anyOf(USE.form(), TopologyGrammar.INLINE.form()),
                            "a topology file and values for its parameters, or a network written out")
                    .due(),
            key("stacks", Form.listOf(Keys.of("stacks").form()), "transport settings; later entries win"),
            key("traffic", Form.listOf(TrafficGrammar.ENTRY.form()), "applications"),
            key("time", TIMES.form(), "how long").due(),
            key("limits", LIMITS.form(), "when to give up"),
            key("timeline", Form.listOf(TIMELINE.form()), "planned changes"),
            key("sweep", SWEEP.form(), "values of parameters"),
            key(
                            "replications",
                            Form.anyOf(whole(1, 1_000_000), REPLICATIONS.form()),
                            "runs of each point, each with random streams of its own; or until a mean is precise")
                    .otherwise(1L),
            key("seed", whole(Long.MIN_VALUE, Long.MAX_VALUE), "of all random streams")
                    .otherwise(1L),
            key("measure", Form.listOf(MEASURE.form()), "what to keep beyond the standard results"),
            key("expect", Form.listOf(EXPECT.form()), "verdicts"),
            key("report", REPORT.form(), "what tables and report of a sweep show"));

    private ExperimentGrammar() {}

    static ImmutableList<Keys> all() {
        return ImmutableList.of(
                USE,
                TopologyGrammar.INLINE,
                TIMES,
                LIMITS,
                TIMELINE,
                SET,
                SWEEP,
                REPLICATIONS,
                RANGE,
                LOG,
                MEASURE,
                EXPECT,
                REPORT,
                FIGURES);
    }
}
