package io.netsim.spec.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one swept parameter, as texts: {@code [a, b, c]}, {@code {range: [a, b], step: s}} (b included if a
 * step meets it) or {@code {log: [a, b], points: n}} (both ends included, six digits; whole numbers if the ends are).
 */
final class AxisReader {
    private static final int MAX_VALUES = 10_000;
    private static final String EXAMPLE =
            "a list of values, {range: [10 ms, 50 ms], step: 10 ms} or {log: [1 Mbps, 1 Gbps], points: 4}";
    private static final Kind<ScalarNode> VALUE = (node, mistakes) -> Kinds.scalar(node, "a value", mistakes);

    private AxisReader() {}

    /**
     * At least one value; or an empty list after a mistake.
     *
     * @param repeats whether a value of a list may stand twice
     */
    static ImmutableList<String> read(Node node, boolean repeats, Mistakes mistakes) {
        if (node instanceof MapNode map) {
            return spaced(new Section(map, mistakes));
        }
        if (!(node instanceof ListNode list)) {
            mistakes.add(node, node.kind() + " stands where the values of a parameter are due; write " + EXAMPLE);
            return ImmutableList.of();
        }
        if (list.items().isEmpty()) {
            mistakes.add(node, "the list of values is empty, so there is nothing to run; write " + EXAMPLE);
        }
        ImmutableList.Builder<String> values = ImmutableList.builder();
        Set<String> seen = new HashSet<>();
        for (Node item : list.items()) {
            ScalarNode value = VALUE.read(item, mistakes);
            if (value != null && (seen.add(value.text()) || repeats)) {
                values.add(value.text());
            } else if (value != null) {
                mistakes.add(item, "the value " + value.quoted() + " stands twice; keep one of them");
            }
        }
        return values.build();
    }

    private static ImmutableList<String> spaced(Section section) {
        boolean log = section.has("log");
        if (!log && !section.has("range")) {
            section.mistakes().add(section.node(), "neither 'range' nor 'log' is given; write " + EXAMPLE);
        }
        String key = log ? "log" : "range";
        Quantity[] ends = section.find(key, AxisReader::ends);
        int points = log ? section.require("points", Kinds.count(2, MAX_VALUES), 2, "points: 4") : 0;
        Quantity step = log ? null : section.require("step", AxisReader::quantity, ZERO, "step: 10 ms");
        section.done();
        if (ends == null || (step != null && step.equals(ZERO))) {
            return ImmutableList.of();
        }
        return step == null ? logarithmic(ends[0], ends[1], points, section) : linear(ends[0], ends[1], step, section);
    }

    private static final Quantity ZERO = new Quantity(BigDecimal.ZERO, "", null);

    private static ImmutableList<String> linear(Quantity from, Quantity to, Quantity step, Section section) {
        if (from.dimension() != step.dimension() || step.number().signum() <= 0) {
            section.mistake("step", "the step must be more than 0 and of the same kind as the ends of the range");
            return ImmutableList.of();
        }
        BigDecimal width = to.inBase().subtract(from.inBase());
        BigDecimal count = width.divide(step.inBase(), 0, RoundingMode.FLOOR);
        if (count.compareTo(BigDecimal.valueOf(MAX_VALUES)) > 0) {
            section.mistake("step", "the range has more than " + MAX_VALUES + " steps; write a larger step");
            return ImmutableList.of();
        }
        ImmutableList.Builder<String> values = ImmutableList.builder();
        for (int i = 0; i <= count.intValueExact(); i++) {
            values.add(text(from.inBase().add(step.inBase().multiply(BigDecimal.valueOf(i))), from));
        }
        return values.build();
    }

    private static ImmutableList<String> logarithmic(Quantity from, Quantity to, int points, Section section) {
        if (from.number().signum() <= 0) {
            section.mistake("log", "a logarithmic axis must begin above 0; write a larger first value");
            return ImmutableList.of();
        }
        double low = StrictMath.log(from.inBase().doubleValue());
        double high = StrictMath.log(to.inBase().doubleValue());
        boolean whole = from.unit().isEmpty() && isWhole(from) && isWhole(to);
        ImmutableSet.Builder<String> values = ImmutableSet.builder();
        values.add(text(from.inBase(), from));
        for (int i = 1; i < points - 1; i++) {
            double value = StrictMath.exp(low + (high - low) * i / (points - 1));
            BigDecimal inUnit = BigDecimal.valueOf(value).divide(factor(from), MathContext.DECIMAL64);
            BigDecimal rounded = whole ? inUnit.setScale(0, RoundingMode.HALF_UP) : inUnit.round(new MathContext(6));
            values.add(text(rounded.multiply(factor(from)), from));
        }
        values.add(text(to.inBase(), from));
        return values.build().asList();
    }

    private static Quantity @Nullable [] ends(Node node, Mistakes mistakes) {
        ImmutableList<Quantity> ends =
                Kinds.listOf(AxisReader::quantity, "[10 ms, 50 ms]").read(node, mistakes);
        if (ends == null) {
            return null;
        }
        boolean two = ends.size() == 2;
        if (two
                && ends.get(0).dimension() == ends.get(1).dimension()
                && ends.get(0).inBase().compareTo(ends.get(1).inBase()) < 0) {
            return new Quantity[] {ends.get(0), ends.get(1)};
        }
        mistakes.add(
                node, "an axis goes from a lower to a higher value of the same kind; write such as [10 ms, 50 ms]");
        return null;
    }

    private static @Nullable Quantity quantity(Node node, Mistakes mistakes) {
        ScalarNode scalar = VALUE.read(node, mistakes);
        Quantity quantity = scalar == null ? null : Quantity.parse(scalar.text());
        boolean known = quantity != null
                && (quantity.dimension() != null || quantity.unit().isEmpty());
        if (scalar != null && !known) {
            mistakes.add(node, scalar.quoted() + " is not a number or quantity; write such as '10 ms'");
        }
        return known && inRange(quantity) ? quantity : tooLarge(node, known, mistakes);
    }

    private static boolean inRange(@Nullable Quantity quantity) {
        return quantity != null && quantity.inBase().abs().compareTo(new BigDecimal("1e19")) < 0;
    }

    private static @Nullable Quantity tooLarge(Node node, boolean known, Mistakes mistakes) {
        if (known) {
            mistakes.add(node, "this value is too large; write one below 1e19 in ps, bps or B");
        }
        return null;
    }

    private static boolean isWhole(Quantity quantity) {
        return quantity.number().stripTrailingZeros().scale() <= 0;
    }

    private static BigDecimal factor(Quantity model) {
        return model.dimension() == null
                ? BigDecimal.ONE
                : model.dimension().factors().getOrDefault(model.unit(), BigDecimal.ONE);
    }

    /** A value in the base unit as text in the unit of a model. */
    private static String text(BigDecimal inBase, Quantity model) {
        BigDecimal number = inBase.divide(factor(model), MathContext.DECIMAL128).stripTrailingZeros();
        String unit = model.unit().isEmpty() ? "" : " " + model.unit();
        return (number.scale() < 0 ? number.setScale(0) : number).toPlainString() + unit;
    }
}
