package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.QueueSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Section;
import io.netsim.spec.read.Unit;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code {discipline: drop_tail, limit: 100 packets, rtt: 40 ms}}, or a limit alone. */
public final class QueueReader {
    /** A queue. */
    public static final Kind<QueueSpec> QUEUE = QueueReader::queue;

    private static final ImmutableList<String> DISCIPLINES = ImmutableList.of(QueueSpec.DROP_TAIL);
    private static final Unit[] LIMIT_UNITS = {Unit.PACKETS, Unit.SIZE, Unit.TIME, Unit.BDP};

    private static final Amount MARK_ABOVE = new Amount(Unit.PACKETS, 0, Integer.MAX_VALUE - 1);

    private QueueReader() {}

    private static @Nullable QueueSpec queue(Node node, Mistakes mistakes) {
        if (node instanceof ScalarNode) {
            QueueLimit limit = limit(node, null, mistakes);
            return limit == null ? null : new QueueSpec(QueueSpec.DROP_TAIL, limit, null);
        }
        Section section = Section.of(node, "{discipline: drop_tail, limit: 100 packets}", mistakes);
        if (section == null) {
            return null;
        }
        String discipline = section.get("discipline", Kinds.word(DISCIPLINES), QueueSpec.DROP_TAIL);
        Node limitNode = section.value("limit");
        Long rttPs = section.find("rtt", Amount.POSITIVE_TIME);
        Long markAbove = section.find("mark_above", MARK_ABOVE);
        QueueLimit limit = limitNode == null ? null : limit(limitNode, rttPs, mistakes);
        section.done();
        return new QueueSpec(discipline, limit == null ? QueueSpec.DEFAULT.limit() : limit, markAbove);
    }

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
