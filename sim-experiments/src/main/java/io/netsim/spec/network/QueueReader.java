package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.netsim.spec.QueueClassSpec;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.QueueModel;
import io.netsim.spec.QueueModels;
import io.netsim.spec.QueueSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Dscp;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Section;
import io.netsim.spec.read.Unit;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {discipline: red, limit: 100 packets, rtt: 40 ms}} with the parameters of the discipline, or a limit alone.
 */
public final class QueueReader {
    /** A queue. */
    public static final Kind<QueueSpec> QUEUE = QueueReader::queue;

    private static final Unit[] LIMIT_UNITS = {Unit.PACKETS, Unit.SIZE, Unit.TIME, Unit.BDP};

    private static final Amount MARK_ABOVE = new Amount(Unit.PACKETS, 0, Integer.MAX_VALUE - 1);
    private static final ImmutableList<String> PROTOCOLS = ImmutableList.of("tcp", "udp", "icmp");
    private static final String EXAMPLE = "{discipline: drop_tail, limit: 100 packets}";
    private static final String CLASS_EXAMPLE = "{name: voice, dscp: ef, queue: 20 packets}";

    private QueueReader() {}

    private static @Nullable QueueSpec queue(Node node, Mistakes mistakes) {
        if (node instanceof ScalarNode) {
            QueueLimit limit = limit(node, null, mistakes);
            return limit == null ? null : QueueSpec.dropTail(limit, null);
        }
        Section section = Section.of(node, EXAMPLE, mistakes);
        if (section == null) {
            return null;
        }
        ImmutableMap<String, QueueModel> models = QueueModels.all();
        String discipline = section.get("discipline", Kinds.word(models.keySet()), QueueSpec.DROP_TAIL);
        QueueModel model = Objects.requireNonNull(models.get(discipline), "a catalogue without drop_tail");
        QueueSpec queue = new QueueSpec(
                discipline,
                model.inside() == QueueModel.Inside.NOTHING ? limit(section, model) : model.limit(),
                discipline.equals(QueueSpec.DROP_TAIL) ? section.find("mark_above", MARK_ABOVE) : null,
                values(section, model),
                classes(section, model));
        section.done();
        return queue;
    }

    private static QueueLimit limit(Section section, QueueModel model) {
        Node node = section.value("limit");
        Long rttPs = section.find("rtt", Amount.POSITIVE_TIME);
        QueueLimit limit = node == null ? null : limit(node, rttPs, section.mistakes());
        if (node != null && isNothing(limit) && !model.name().equals(QueueSpec.DROP_TAIL)) {
            section.mistake(
                    "limit", "only drop_tail can be without room; write at least '1 packets' for " + model.name());
        }
        return limit == null ? model.limit() : limit;
    }

    private static boolean isNothing(@Nullable QueueLimit limit) {
        return limit instanceof QueueLimit.Packets packets && packets.packets() == 0
                || limit instanceof QueueLimit.Bytes bytes && bytes.bytes() == 0
                || limit instanceof QueueLimit.Duration duration && duration.ps() == 0;
    }

    // ---- parameters --------------------------------------------------------------------------------------------

    private static ImmutableSortedMap<String, Double> values(Section section, QueueModel model) {
        ImmutableSortedMap.Builder<String, Double> values = ImmutableSortedMap.naturalOrder();
        for (QueueModel.Parameter parameter : model.parameters()) {
            Double value = section.find(parameter.name(), kind(parameter));
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return values.buildOrThrow();
    }

    private static Kind<Double> kind(QueueModel.Parameter parameter) {
        double least = parameter.minimum();
        double most = parameter.maximum();
        return switch (parameter.unit()) {
            case TIME -> amount(Unit.TIME, parameter);
            case PACKETS -> amount(Unit.PACKETS, parameter);
            case SIZE -> amount(Unit.SIZE, parameter);
            case RATE -> amount(Unit.RATE, parameter);
            case SHARE -> share(parameter);
            case NUMBER -> Kinds.decimal(least, most);
            case COUNT ->
                (node, mistakes) -> asDouble(Kinds.whole((long) least, (long) Math.min(most, Long.MAX_VALUE))
                        .read(node, mistakes));
            case FLAG ->
                (node, mistakes) -> {
                    Boolean set = Kinds.TRUTH.read(node, mistakes);
                    return set == null ? null : set ? 1.0 : 0.0;
                };
        };
    }

    private static Kind<Double> share(QueueModel.Parameter parameter) {
        return (node, mistakes) -> {
            Double value = Kinds.SHARE.read(node, mistakes);
            if (value != null && (value < parameter.minimum() || value > parameter.maximum())) {
                mistakes.add(
                        node,
                        "'" + parameter.name() + "' is out of range; write a share from " + percent(parameter.minimum())
                                + " to " + percent(parameter.maximum()));
                return null;
            }
            return value;
        };
    }

    private static String percent(double share) {
        return Double.toString(100 * share).replaceFirst("\\.0$", "") + " %";
    }

    private static Kind<Double> amount(Unit unit, QueueModel.Parameter parameter) {
        long most = unit.maximum().longValueExact();
        Amount amount = new Amount(
                unit,
                (long) Math.ceil(parameter.minimum()),
                parameter.maximum() >= most ? most : (long) parameter.maximum());
        return (node, mistakes) -> asDouble(amount.read(node, mistakes));
    }

    private static @Nullable Double asDouble(@Nullable Long value) {
        return value == null ? null : (double) value;
    }

    // ---- queues within -----------------------------------------------------------------------------------------

    private static ImmutableList<QueueClassSpec> classes(Section section, QueueModel model) {
        if (model.inside() == QueueModel.Inside.QUEUE) {
            QueueSpec only = section.get("queue", QUEUE, QueueSpec.DEFAULT);
            return ImmutableList.of(new QueueClassSpec("", ImmutableList.of(), null, 1, only));
        }
        if (model.inside() == QueueModel.Inside.NOTHING) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<QueueClassSpec> classes = ImmutableList.builder();
        if (section.requiredValue("classes", "classes: [" + CLASS_EXAMPLE + ", {name: rest}]") != null) {
            Set<String> names = new HashSet<>();
            boolean takesAll = false;
            for (Node item : section.items("classes", "[" + CLASS_EXAMPLE + "]")) {
                Section each = Section.of(item, CLASS_EXAMPLE, section.mistakes());
                if (each != null) {
                    QueueClassSpec read = queueClass(each);
                    if (!names.add(read.name())) {
                        each.mistake("name", "two classes are named '" + read.name() + "'");
                    }
                    classes.add(read);
                    takesAll |= read.dscp().isEmpty() && read.protocol() == null;
                }
            }
            if (!takesAll) {
                section.mistake(
                        "classes",
                        "no class takes the packets that fit none of these; add one without 'dscp' and 'protocol' at the"
                                + " end, such as '{name: rest}'");
            }
        }
        return classes.build();
    }

    private static QueueClassSpec queueClass(Section section) {
        QueueClassSpec read = new QueueClassSpec(
                section.require("name", Kinds.TEXT, "", "name: voice"),
                section.get("dscp", Kinds.oneOrMore(Dscp.KIND), ImmutableList.of()),
                section.find("protocol", Kinds.word(PROTOCOLS)),
                section.get("weight", Kinds.factor(1_000_000), 1.0),
                section.get("queue", QUEUE, QueueSpec.DEFAULT));
        section.done();
        return read;
    }

    // ---- limits ------------------------------------------------------------------------------------------------

    private static @Nullable QueueLimit limit(Node node, @Nullable Long rttPs, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, "a queue limit such as '100 packets'", mistakes);
        if (scalar == null) {
            return null;
        }
        Quantity quantity = Quantity.parse(scalar.text());
        Unit unit = quantity == null ? null : quantity.dimension();
        if (quantity == null || unit == null || unit == Unit.RATE || unit == Unit.PERCENT) {
            mistakes.add(node, Quantity.complaint(scalar.quoted(), quantity, LIMIT_UNITS));
            return null;
        }
        if (unit == Unit.BDP) {
            double multiple = quantity.number().doubleValue();
            if (multiple > 0 && multiple <= 1e9) {
                return new QueueLimit.Bdp(multiple, rttPs);
            }
            mistakes.add(node, scalar.quoted() + " is out of range; write a multiple above 0, such as '1 bdp'");
            return null;
        }
        Long value = new Amount(unit, 0, unit.maximum().longValueExact()).read(node, mistakes);
        if (value == null) {
            return null;
        }
        return switch (unit) {
            case PACKETS -> new QueueLimit.Packets(value);
            case SIZE -> new QueueLimit.Bytes(value);
            default -> new QueueLimit.Duration(value);
        };
    }
}
