package io.netsim.spec.schema;

import static io.netsim.spec.schema.Form.POSITIVE_TIME;
import static io.netsim.spec.schema.Form.PROBABILITY;
import static io.netsim.spec.schema.Form.TIME;
import static io.netsim.spec.schema.Form.whole;
import static io.netsim.spec.schema.Key.key;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** Loss and what else happens to chosen packets of a link. */
final class LossGrammar {
    private static final String[] UNITS = {"ps", "ns", "us", "ms", "s", "min", "h"};
    private static final long MANY = 1_000_000_000_000L;

    private static final Key SELECT = key(
                    "select",
                    Form.words("data", "ack", "syn", "syn_ack", "fin", "any"),
                    "which packets are looked at and counted: data carries payload, ack is a pure acknowledgement")
            .otherwise("any");
    private static final Key SEED = key(
            "splittable_seed",
            whole(Long.MIN_VALUE, Long.MAX_VALUE),
            "draw from java.util.SplittableRandom of this seed instead of the link's own stream");
    private static final Key PACKETS = key(
                    "packets",
                    Form.oneOrMore(Form.anyOf(
                            whole(1, 999_999_999_999_999L),
                            Form.matching("^\\s*\\d{1,15}(?:\\s*-\\s*\\d{1,15})?\\s*$"))),
                    "numbers and ranges, from 1")
            .due()
            .such(ImmutableList.of(5L, "7-9"));

    private static final Key ORDER = key(
                    "order",
                    Form.words("kept", "free"),
                    "whether packets arrive in the order in which they were sent, or may overtake each other")
            .otherwise("kept");
    private static final Key TRACE_FILE = key(
                    "file",
                    Form.TEXT,
                    "one value a line, or time, value; relative to the file in which its name stands")
            .due()
            .such("trace.csv");
    private static final Key TIME_UNIT = key("time_unit", Form.words(UNITS), "of times in the file that have none")
            .such("s");
    private static final Key AT_END = key(
                    "at_end", Form.words("loop", "hold"), "whether the trace begins anew, or its last value goes on")
            .otherwise("loop");

    private LossGrammar() {}

    static final Variants MODEL = new Variants("loss_model", "model", "what decides which packets are lost", models());

    /** A value, or the word for nothing of the kind. */
    private static Form orNone(Form form) {
        return Form.anyOf(form, Form.words("none"));
    }

    static final Form LOSS = orNone(Form.oneOrMore(MODEL.form()));

    static final Keys CORRUPTION = Keys.of(
                    "corruption",
                    key("rate", PROBABILITY, "probability for each packet that is not lost")
                            .such("0.1 %"),
                    key("bits", whole(1, 64), "how many different bits flip, with rate")
                            .otherwise(1L),
                    key("bit_error_rate", PROBABILITY, "probability for each bit of each packet that is not lost")
                            .such(1e-6))
            .either(ImmutableList.of("rate"), ImmutableList.of("bit_error_rate"));

    static final Keys DUPLICATION = Keys.of(
            "duplication",
            key("rate", PROBABILITY, "probability for each packet that is not lost; the copy arrives right behind it")
                    .due()
                    .such("1 %"));

    static final Keys REORDERING = Keys.of(
                    "reordering",
                    key("rate", PROBABILITY, "probability for each packet that is not lost")
                            .such("1 %"),
                    key("by", POSITIVE_TIME, "how much later it arrives").due().such("5 ms"),
                    key("gap", whole(1, MANY), "only every so many-th packet may be chosen, all of them without rate")
                            .such(5L))
            .either(ImmutableList.of("rate"), ImmutableList.of("gap"));

    static final Keys JITTER = Keys.of(
            "jitter",
            key("distribution", Distribution.OF_TIMES.form(), "of what is added to the delay of each packet")
                    .due(),
            ORDER);

    static final Keys DELAY_TRACE = Keys.of(
            "delay_trace",
            TRACE_FILE,
            key("unit", Form.words(UNITS), "of values in the file that have none")
                    .such("ms"),
            TIME_UNIT,
            AT_END,
            ORDER);

    /** What may happen to packets of a link, and can be changed later. */
    static final ImmutableList<Key> IMPAIRMENTS = ImmutableList.of(
            key("loss", LOSS, "a loss model or a list of them, applied in order after serialisation")
                    .otherwise(ImmutableList.of()),
            key("corruption", orNone(CORRUPTION.form()), "bits of some packets flip"),
            key("duplication", orNone(Form.ref("duplication")), "some packets arrive twice"),
            key("reordering", orNone(REORDERING.form()), "some packets are overtaken"),
            key("jitter", orNone(JITTER.form()), "the delay varies by chance"),
            key("delay_trace", orNone(DELAY_TRACE.form()), "the delay varies as measured"),
            key("delay_list", orNone(Form.oneOrMore(Form.ref("delay_list"))), "chosen packets arrive later")
                    .otherwise(ImmutableList.of()),
            key("hold", orNone(Form.oneOrMore(Form.ref("hold"))), "deliveries due in a window arrive at its end")
                    .otherwise(ImmutableList.of()));

    static final Keys DELAY_LIST = Keys.of(
            "delay_list",
            PACKETS,
            key("by", POSITIVE_TIME, "how much later").due().such("30 ms"),
            SELECT);

    static final Keys HOLD = Keys.of(
            "hold",
            key("from", TIME, "counted from the first TCP packet on the link")
                    .due()
                    .such("450 ms"),
            key("to", POSITIVE_TIME, "when they arrive").due().such("1100 ms"));

    static ImmutableList<Keys> all() {
        return ImmutableList.<Keys>builder()
                .addAll(MODEL.byWord().values())
                .add(CORRUPTION, DUPLICATION, REORDERING, JITTER, DELAY_TRACE, DELAY_LIST, HOLD)
                .build();
    }

    private static ImmutableMap<String, Keys> models() {
        ImmutableMap.Builder<String, Keys> models = ImmutableMap.builder();
        put(models, "bernoulli", "independent losses", rate(), SELECT, SEED);
        put(
                models,
                "bit_error",
                "independent errors of bits; a packet that is hit is lost",
                key("rate", PROBABILITY, "probability for each bit").due().such(1e-6),
                SELECT);
        put(
                models,
                "gilbert_elliott",
                "bursts: two states",
                key("p", PROBABILITY, "probability of good to bad, for each selected packet")
                        .due()
                        .such(0.01),
                key("r", PROBABILITY, "probability of bad to good").due().such(0.25),
                key("loss_good", PROBABILITY, "probability of loss in the good state")
                        .otherwise(0L),
                key("loss_bad", PROBABILITY, "probability of loss in the bad state")
                        .otherwise(1L),
                SELECT,
                SEED);
        put(models, "list", "packets by number", PACKETS, SELECT);
        put(
                models,
                "every",
                "every n-th packet",
                key("n", whole(1, MANY), "which").due().such(50L),
                SELECT);
        put(
                models,
                "first",
                "the first packets",
                key("count", whole(1, MANY), "how many").due().such(2L),
                SELECT);
        put(
                models,
                "segment",
                "the segment that holds a byte of the stream",
                key("byte", whole(0, Long.MAX_VALUE), "counted from 0").due().such(9000L),
                key("count", whole(1, MANY), "how many of its transmissions").otherwise(1L));
        put(
                models,
                "outage",
                "everything in a window of time, which may come again and again",
                key("from", TIME, "included").due().such("450 ms"),
                key("to", POSITIVE_TIME, "excluded").due().such("1500 ms"),
                key("every", POSITIVE_TIME, "from one start of the window to the next")
                        .such("15 s"),
                key("since", Form.words("first_tcp_packet", "start"), "what times count from")
                        .otherwise("first_tcp_packet"));
        put(models, "trace", "as measured", TRACE_FILE, TIME_UNIT, AT_END, SELECT);
        return models.buildOrThrow();
    }

    private static Key rate() {
        return key("rate", PROBABILITY, "probability").due().such("1 %");
    }

    private static void put(ImmutableMap.Builder<String, Keys> models, String name, String meaning, Key... keys) {
        models.put(
                name,
                Keys.of(name, keys)
                        .after(ImmutableList.of(
                                key("model", Form.word(name), meaning).due())));
    }
}
