package io.netsim.spec.read;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.DistributionSpec.Quantile;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads a distribution: {@code 2 s}, {@code {uniform: [0 s, 1 s]}}, {@code {exponential: {mean: 1 s}}} and so on. */
public final class DistributionReader implements Kind<DistributionSpec> {
    /** Of times. */
    public static final DistributionReader TIMES = new DistributionReader(Amount.TIME);

    /** Of sizes of at least 1 byte. */
    public static final DistributionReader SIZES = new DistributionReader(Amount.POSITIVE_SIZE);

    private static final ImmutableList<String> NAMES =
            ImmutableList.of("constant", "uniform", "exponential", "normal", "pareto", "lognormal", "empirical");

    private final Amount amount;
    private final String example;

    private DistributionReader(Amount amount) {
        this.amount = amount;
        this.example = amount.unit().example();
    }

    @Override
    public @Nullable DistributionSpec read(Node node, Mistakes mistakes) {
        if (!(node instanceof MapNode map)) {
            Long value = amount.read(node, mistakes);
            return value == null ? null : new DistributionSpec.Constant(value);
        }
        String names = "write " + amount.unit().what() + " or one of " + String.join(", ", NAMES)
                + ", such as {uniform: [" + example + ", " + example + "]}";
        if (map.entries().size() != 1) {
            mistakes.add(
                    node, "a distribution has one key, not " + map.entries().size() + "; " + names);
            return null;
        }
        Entry entry = map.entries().get(0);
        if (!NAMES.contains(entry.key())) {
            mistakes.add(
                    entry.at(),
                    entry.value().path(),
                    "unknown distribution '" + entry.key() + "'; " + Suggestion.didYouMean(entry.key(), NAMES) + names);
            return null;
        }
        return switch (entry.key()) {
            case "constant" -> read(entry.value(), mistakes);
            case "uniform" -> uniform(entry.value(), mistakes);
            case "empirical" -> empirical(entry.value(), mistakes);
            default -> parametric(entry, mistakes);
        };
    }

    private @Nullable DistributionSpec parametric(Entry entry, Mistakes mistakes) {
        Amount positive = amount.atLeast(1);
        Section section = Section.of(
                entry.value(),
                switch (entry.key()) {
                    case "exponential" -> "{mean: " + example + "}";
                    case "normal" -> "{mean: " + example + ", deviation: " + example + "}";
                    case "pareto" -> "{shape: 1.2, minimum: " + example + "}";
                    default -> "{median: " + example + ", sigma: 1}";
                },
                mistakes);
        if (section == null) {
            return null;
        }
        DistributionSpec distribution = switch (entry.key()) {
            case "exponential" ->
                new DistributionSpec.Exponential(section.require("mean", positive, 1L, "mean: " + example));
            case "normal" ->
                new DistributionSpec.Normal(
                        section.require("mean", amount, 1L, "mean: " + example),
                        section.require("deviation", positive, 1L, "deviation: " + example));
            case "pareto" -> pareto(section, positive);
            default ->
                new DistributionSpec.Lognormal(
                        section.require("median", positive, 1L, "median: " + example),
                        section.require("sigma", Kinds.factor(10), 1.0, "sigma: 1"));
        };
        section.done();
        return distribution;
    }

    private DistributionSpec pareto(Section section, Amount positive) {
        double shape = section.require("shape", Kinds.factor(100), 1.0, "shape: 1.2");
        long minimum = section.require("minimum", positive, 1L, "minimum: " + example);
        Long maximum = section.find("maximum", positive);
        if (maximum != null && maximum <= minimum) {
            section.mistake("maximum", "'maximum' must be more than 'minimum'");
            maximum = null;
        }
        return new DistributionSpec.Pareto(shape, minimum, maximum);
    }

    private @Nullable DistributionSpec uniform(Node node, Mistakes mistakes) {
        int before = mistakes.count();
        String form = "[" + example + ", " + example + "]";
        ImmutableList<Long> ends = Kinds.listOf(amount, form).read(node, mistakes);
        if (ends == null || mistakes.count() > before) {
            return null;
        }
        if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
            mistakes.add(node, "a uniform distribution needs its lowest and highest value; write uniform: " + form);
            return null;
        }
        return new DistributionSpec.Uniform(ends.get(0), ends.get(1));
    }

    private @Nullable DistributionSpec empirical(Node node, Mistakes mistakes) {
        String form = "{quantiles: [[" + example + ", 0.5], [" + example + ", 1]]}";
        Section section = Section.of(node, form, mistakes);
        if (section == null) {
            return null;
        }
        int before = mistakes.count();
        ImmutableList<Quantile> quantiles =
                section.require("quantiles", Kinds.listOf(this::quantile, form), ImmutableList.of(), form);
        section.done();
        if (mistakes.count() > before) {
            return null;
        }
        boolean rising =
                !quantiles.isEmpty() && quantiles.get(quantiles.size() - 1).cumulative() == 1;
        for (int i = 1; i < quantiles.size(); i++) {
            rising &= quantiles.get(i).value() >= quantiles.get(i - 1).value()
                    && quantiles.get(i).cumulative() >= quantiles.get(i - 1).cumulative();
        }
        if (!rising) {
            section.mistake(
                    "quantiles", "values and probabilities must rise, the last probability must be 1; write " + form);
            return null;
        }
        return new DistributionSpec.Empirical(quantiles);
    }

    private @Nullable Quantile quantile(Node node, Mistakes mistakes) {
        ImmutableList<Node> pair = Kinds.items(node, "[" + example + ", 0.5]", mistakes);
        if (pair == null) {
            return null;
        }
        if (pair.size() != 2) {
            mistakes.add(node, "a quantile is a value and a cumulative probability; write [" + example + ", 0.5]");
            return null;
        }
        Long value = amount.read(pair.get(0), mistakes);
        Double cumulative = Kinds.PROBABILITY.read(pair.get(1), mistakes);
        return value == null || cumulative == null ? null : new Quantile(value, cumulative);
    }
}
