package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.spec.ReplicationsSpec.Precision;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Section;
import io.netsim.spec.read.Unit;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code replications}: a number, or {@code {min: 5, max: 50, until: 5 %, of: goodput}}. */
final class ReplicationsReader {
    private static final int MOST = 1_000_000;
    private static final String EXAMPLE = "{min: 5, max: 50, until: 5 %, of: goodput}";
    private static final ImmutableList<String> USUAL = ImmutableList.of("mean", "value", "sum", "count");

    private final Targets targets;
    private final List<TrafficSpec> traffic;
    private final Mistakes mistakes;

    ReplicationsReader(Targets targets, List<TrafficSpec> traffic, Mistakes mistakes) {
        this.targets = targets;
        this.traffic = traffic;
        this.mistakes = mistakes;
    }

    /** @param node null for none */
    ReplicationsSpec read(@Nullable Node node) {
        if (node == null) {
            return ReplicationsSpec.ONE;
        }
        if (!(node instanceof MapNode)) {
            Integer number = Kinds.count(1, MOST).read(node, mistakes);
            return number == null ? ReplicationsSpec.ONE : ReplicationsSpec.fixed(number);
        }
        Section section = Section.of(node, EXAMPLE, mistakes);
        if (section == null) {
            return ReplicationsSpec.ONE;
        }
        int mistakesBefore = mistakes.count();
        int min = section.get("min", Kinds.count(2, MOST), 5);
        int max = section.require("max", Kinds.count(2, MOST), min, "max: 50");
        boolean bothRead = mistakes.count() == mistakesBefore;
        Precision until = precision(section);
        section.done();
        if (max < min && bothRead) {
            boolean written = section.has("min");
            section.mistake(
                    "max",
                    "at most " + max + " replications are fewer than at least " + min
                            + (written
                                    ? "; swap them"
                                    : ", which holds where no 'min' is written; write 'min: " + max + "'"));
        }
        return new ReplicationsSpec(min, Math.max(min, max), until);
    }

    private @Nullable Precision precision(Section section) {
        String metric = section.require("of", Metrics.NAME, "", "of: goodput");
        Node bound = section.requiredValue("until", "until: 5 %");
        Node at = section.value("at");
        String asked = section.find("statistic", Metrics.STATISTIC);
        if (metric.isEmpty() || bound == null) {
            return null;
        }
        ImmutableSet<String> statistics = TableStatistics.of(metric);
        if (asked != null && !statistics.contains(asked)) {
            section.mistake(
                    "statistic",
                    "tables have no '" + asked + "' of " + metric + "; write " + Suggestion.list(statistics));
            return null;
        }
        String statistic = asked != null
                ? asked
                : USUAL.stream().filter(statistics::contains).findFirst().orElse("mean");
        ImmutableList<String> entities =
                at == null ? ImmutableList.of() : targets.entitiesOf(metric, at, traffic, mistakes);
        boolean relative = bound instanceof ScalarNode scalar && isShare(scalar);
        Double value = (relative ? Kinds.PROBABILITY : Metrics.valueOf(metric)).read(bound, mistakes);
        if (value != null && value <= 0) {
            section.mistake("until", "nothing is known without any doubt; write such as 'until: 5 %'");
            return null;
        }
        return value == null ? null : new Precision(value, relative, metric, statistic, entities);
    }

    /** A percentage is of the mean, whatever the metric. */
    private static boolean isShare(ScalarNode scalar) {
        Quantity quantity = Quantity.parse(scalar.text());
        return quantity != null && quantity.dimension() == Unit.PERCENT;
    }
}
