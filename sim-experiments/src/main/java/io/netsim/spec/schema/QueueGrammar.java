package io.netsim.spec.schema;

import static io.netsim.spec.schema.Key.key;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.QueueModel;
import io.netsim.spec.QueueModels;
import io.netsim.spec.QueueSpec;
import io.netsim.spec.read.Dscp;
import io.netsim.spec.read.Unit;
import java.util.ArrayList;
import java.util.List;

/** Queues of all disciplines there are. */
final class QueueGrammar {
    private static final Form LIMIT = Form.quantity(Unit.PACKETS, Unit.SIZE, Unit.TIME, Unit.BDP);
    private static final Key LIMIT_KEY = key("limit", LIMIT, "how much may wait")
            .otherwise("1000 packets")
            .such("100 packets", "64 KiB", "10 ms", "1 bdp");
    private static final Key RTT = key(
            "rtt",
            Form.POSITIVE_TIME,
            "the round-trip time of bdp; the longest base one of the traffic through the link otherwise");

    private static final Keys DROP_TAIL = Keys.of(
            "queue",
            key("discipline", Form.words(QueueSpec.DROP_TAIL), "who waits, who goes next, who is dropped or marked")
                    .otherwise(QueueSpec.DROP_TAIL),
            LIMIT_KEY,
            key(
                            "mark_above",
                            Form.quantity(Unit.PACKETS),
                            "a packet that makes more than so many wait is marked, if its sender takes part in ECN")
                    .such("65 packets"),
            RTT);

    private static final ImmutableList<Keys> OTHERS = others();

    /** A limit, or a map. */
    static final Form QUEUE_OR_LIMIT = queueOrLimit();

    private static final Keys CLASS = Keys.of(
            "classes",
            key("name", Form.TEXT, "of the class, in results").due().such("voice"),
            key("dscp", Form.oneOrMore(dscp()), "codepoints of its packets; any without it")
                    .such("ef"),
            key("protocol", Form.words("tcp", "udp", "icmp"), "of its packets; any without it"),
            key("weight", Form.FACTOR, "its share beside the other classes").otherwise(1L),
            key("queue", QUEUE_OR_LIMIT, "where its packets wait").otherwise("1000 packets"));

    private QueueGrammar() {}

    static ImmutableList<Keys> all() {
        return ImmutableList.<Keys>builder()
                .add(DROP_TAIL, CLASS)
                .addAll(OTHERS)
                .build();
    }

    /** A codepoint by name or number. */
    static Form dscp() {
        return Form.anyOf(Form.words(Dscp.NAMES.keySet().toArray(new String[0])), Form.whole(0, 63));
    }

    private static Form queueOrLimit() {
        List<Form> forms = new ArrayList<>(List.of(LIMIT, DROP_TAIL.form()));
        OTHERS.forEach(other -> forms.add(other.form()));
        return Form.anyOf(forms.toArray(new Form[0]));
    }

    private static ImmutableList<Keys> others() {
        return QueueModels.all().values().stream()
                .filter(model -> !model.name().equals(QueueSpec.DROP_TAIL))
                .map(QueueGrammar::keys)
                .collect(ImmutableList.toImmutableList());
    }

    private static Keys keys(QueueModel model) {
        List<Key> keys = new ArrayList<>();
        keys.add(key("discipline", Form.word(model.name()), model.meaning()).due());
        switch (model.inside()) {
            case NOTHING -> {
                keys.add(LIMIT_KEY.optional());
                keys.add(RTT);
            }
            case QUEUE ->
                keys.add(key(
                        "queue",
                        Form.anyOf(LIMIT, Form.ref("queue"), Form.of("type", "object")),
                        "where its packets wait"));
            case CLASSES ->
                keys.add(key("classes", Form.listOf(Form.ref("classes")), "who waits where")
                        .due());
        }
        model.parameters().forEach(parameter -> keys.add(key(parameter.name(), form(parameter), parameter.meaning())));
        return new Keys("queue_" + model.name(), ImmutableList.copyOf(keys));
    }

    private static Form form(QueueModel.Parameter parameter) {
        return switch (parameter.unit()) {
            case TIME -> Form.TIME;
            case PACKETS -> Form.quantity(Unit.PACKETS);
            case SIZE -> Form.SIZE;
            case RATE -> Form.RATE;
            case SHARE -> Form.SHARE;
            case NUMBER -> Form.scalar("type", "number");
            case COUNT -> Form.scalar("type", "integer");
            case FLAG -> Form.TRUTH;
        };
    }
}
