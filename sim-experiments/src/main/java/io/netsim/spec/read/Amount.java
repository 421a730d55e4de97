package io.netsim.spec.read;

import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one dimension in its base unit (picoseconds, bits per second, bytes, packets), rounded half up.
 *
 * @param unit the dimension
 * @param minimum smallest value, base unit
 * @param maximum largest value, base unit
 */
public record Amount(Unit unit, long minimum, long maximum) implements Kind<Long> {
    /** A time, 0 or more. */
    public static final Amount TIME =
            new Amount(Unit.TIME, 0, Unit.TIME.maximum().longValueExact());

    /** A time of more than 0. */
    public static final Amount POSITIVE_TIME = TIME.atLeast(1);

    /** A rate of at least 1 bps. */
    public static final Amount RATE =
            new Amount(Unit.RATE, 1, Unit.RATE.maximum().longValueExact());

    /** A size, 0 or more. */
    public static final Amount SIZE =
            new Amount(Unit.SIZE, 0, Unit.SIZE.maximum().longValueExact());

    /** A size of at least 1 byte. */
    public static final Amount POSITIVE_SIZE = SIZE.atLeast(1);

    public Amount atLeast(long least) {
        return new Amount(unit, least, maximum);
    }

    public Amount atMost(long most) {
        return new Amount(unit, minimum, most);
    }

    /** The same as a 32-bit number; the maximum must fit. */
    public Kind<Integer> asInt() {
        return (node, mistakes) -> {
            Long value = read(node, mistakes);
            return value == null ? null : Math.toIntExact(value);
        };
    }

    @Override
    public @Nullable Long read(Node node, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, unit.what() + " such as '" + unit.example() + "'", mistakes);
        if (scalar == null) {
            return null;
        }
        Quantity quantity = Quantity.parse(scalar.text());
        if (quantity == null || quantity.dimension() != unit) {
            mistakes.add(node, Quantity.complaint(scalar.quoted(), quantity, unit));
            return null;
        }
        return inRange(quantity, scalar, mistakes);
    }

    /** The value of a quantity of this dimension, or null after noting that it is out of range. */
    @Nullable
    Long inRange(Quantity quantity, ScalarNode scalar, Mistakes mistakes) {
        BigDecimal exact = quantity.inBase();
        if (exact.signum() < 0) {
            mistakes.add(scalar, scalar.quoted() + " is negative; write " + bounds());
        } else if (exact.compareTo(unit.maximum()) > 0) {
            mistakes.add(scalar, scalar.quoted() + " is too large; the largest is " + unit.maximumText());
        } else {
            long value = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
            if (value >= minimum && value <= maximum) {
                return value;
            }
            mistakes.add(scalar, scalar.quoted() + " is out of range; write " + bounds());
        }
        return null;
    }

    private String bounds() {
        String base = unit == Unit.TIME ? "ps" : unit == Unit.RATE ? "bps" : unit == Unit.SIZE ? "B" : "packets";
        String example = " such as '" + unit.example() + "'";
        if (maximum < unit.maximum().longValueExact()) {
            return unit.what() + " from " + minimum + " to " + maximum + " " + base;
        }
        return minimum == 0
                ? unit.what() + " of 0 " + base + " or more," + example
                : unit.what() + " of at least " + minimum + " " + base + "," + example;
    }
}
