package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.FigureKind;
import io.netsim.spec.MeasureSpec;
import io.netsim.spec.MetricKind;
import io.netsim.spec.ReportSpec;
import io.netsim.spec.ReportSpec.Figure;
import io.netsim.spec.SweepSpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code report}. */
final class ReportReader {
    private static final Kind<Double> CONFIDENCE = (node, mistakes) -> {
        int before = mistakes.count();
        Double share = Kinds.SHARE.read(node, mistakes);
        if (share != null && share >= 0.5 && share <= 0.9999) {
            return share;
        }
        if (mistakes.count() == before) {
            String percent = share != null && share >= 50 && share <= 99.99 && node instanceof ScalarNode scalar
                    ? scalar.text().strip() + " %"
                    : "95 %";
            mistakes.add(node, "no interval is that sure; write a confidence from 50 % to 99.99 %, such as " + percent);
        }
        return null;
    };

    private final ImmutableMap<String, String> params;
    private final SweepSpec sweep;
    private final Targets targets;
    private final List<TrafficSpec> traffic;
    private final List<MeasureSpec> measures;
    private final Mistakes mistakes;

    ReportReader(
            ImmutableMap<String, String> params,
            SweepSpec sweep,
            Targets targets,
            List<TrafficSpec> traffic,
            List<MeasureSpec> measures,
            Mistakes mistakes) {
        this.params = params;
        this.sweep = sweep;
        this.targets = targets;
        this.traffic = traffic;
        this.measures = measures;
        this.mistakes = mistakes;
    }

    /** @param report null if there is none */
    ReportSpec read(@Nullable Section report) {
        if (report == null) {
            return ReportSpec.NONE;
        }
        String title = report.get("title", Kinds.TEXT, "");
        double confidence = report.get("confidence", CONFIDENCE, ReportSpec.USUAL_CONFIDENCE);
        ImmutableMap<String, String> baseline = baseline(report.section("baseline", "{cc: cubic}"));
        ImmutableList.Builder<Figure> figures = ImmutableList.builder();
        for (Node item : report.items("figures", "[{x: rate, y: goodput}]")) {
            Section figure = Section.of(item, "{x: rate, y: goodput, color: cc}", mistakes);
            if (figure != null) {
                figures.add(figure(figure));
            }
        }
        report.done();
        return new ReportSpec(title, confidence, baseline, figures.build());
    }

    private ImmutableMap<String, String> baseline(@Nullable Section section) {
        if (section == null) {
            return ImmutableMap.of();
        }
        ImmutableMap.Builder<String, String> baseline = ImmutableMap.builder();
        for (Entry entry : section.node().entries()) {
            section.allow(entry.key());
            ScalarNode value = Kinds.scalar(entry.value(), "the value of a parameter", mistakes);
            if (!params.containsKey(entry.key())) {
                mistakes.add(entry.at(), entry.value().path(), noParameter(entry.key()));
            } else if (value != null) {
                String known = sweptValue(entry.key(), value);
                if (known != null) {
                    baseline.put(entry.key(), known);
                }
            }
        }
        if (section.node().entries().isEmpty()) {
            mistakes.add(section.node(), "the baseline is empty; write the value of a parameter, such as {cc: cubic}");
        }
        return baseline.buildOrThrow();
    }

    /** The value as the sweep writes it; any value of a parameter that the file does not sweep: {@code -p} may. */
    private @Nullable String sweptValue(String parameter, ScalarNode value) {
        ImmutableList<String> swept =
                sweep.grid().getOrDefault(parameter, sweep.zip().get(parameter));
        if (swept == null) {
            return value.text();
        }
        for (String candidate : swept) {
            if (Quantity.same(candidate, value.text())) {
                return candidate;
            }
        }
        mistakes.add(
                value,
                "the sweep has no " + parameter + " " + value.quoted() + "; "
                        + Suggestion.didYouMean(value.text(), swept) + "write one of " + Suggestion.list(swept));
        return null;
    }

    private Figure figure(Section section) {
        int before = mistakes.count();
        FigureKind kind = section.get("kind", Kinds.choice(FigureKind.class), FigureKind.AUTO);
        FigureAxes axes = new FigureAxes(section, params.keySet());
        Figure draft = axes.read(kind);
        String metric = draft.metric();
        Figure figure = new Figure(
                draft.kind(),
                draft.x(),
                draft.y(),
                draft.color(),
                draft.facet(),
                section.get("log", Kinds.oneOrMore(Kinds.word(ImmutableSet.of("x", "y"))), ImmutableList.of()),
                entities(section, metric),
                metric == null ? section.find("statistic", Kinds.TEXT) : section.find("statistic", statistic(metric)),
                section.get("title", Kinds.TEXT, ""));
        section.done();
        if (mistakes.count() == before) {
            axes.check(figure);
            checkSeries(section, figure);
        }
        return figure;
    }

    private ImmutableList<String> entities(Section section, @Nullable String metric) {
        Node of = section.value("of");
        boolean known = metric != null && (metric.startsWith("flow.") || metric.startsWith("link."));
        if (of == null || metric == null) {
            return ImmutableList.of();
        }
        if (!known && !metric.startsWith("theory.")) {
            mistakes.add(of, metric + " is that of the whole network; leave this key out");
            return ImmutableList.of();
        }
        return targets.entitiesOf(metric, of, traffic, mistakes);
    }

    /** A statistic that tables have of the metric: a standard one, or one that {@code measure} keeps. */
    private Kind<String> statistic(String metric) {
        ImmutableSet.Builder<String> there = ImmutableSet.builder();
        there.addAll(TableStatistics.of(metric));
        measures.stream().filter(measure -> measure.metric().equals(metric)).forEach(m -> there.addAll(m.keep()));
        ImmutableSet<String> known = there.build();
        return (node, noted) -> {
            ScalarNode scalar = Kinds.scalar(node, "a statistic such as p99", noted);
            boolean any = metric.equals("link.drops") || metric.equals("link.marks"); // of which statistics are reasons
            if (scalar == null || any || known.contains(scalar.text())) {
                return scalar == null ? null : scalar.text();
            }
            noted.add(
                    node,
                    "the tables have no " + scalar.quoted() + " of " + metric + "; "
                            + Suggestion.didYouMean(scalar.text(), known) + "write one of " + Suggestion.list(known)
                            + ", or keep more with 'measure: [{metric: " + metric + ", keep: […]}]'");
            return null;
        };
    }

    private void checkSeries(Section section, Figure figure) {
        String metric = String.valueOf(figure.y());
        boolean kept =
                measures.stream().anyMatch(measure -> measure.metric().equals(metric) && measure.seriesPs() != null);
        if (figure.kind() == FigureKind.TIME_SERIES && !kept && MetricKind.WITH_SERIES.contains(metric)) {
            section.mistake(
                    "y",
                    "no series of " + metric + " is kept; write 'measure: [{metric: " + metric + ", series: 100 ms}]'");
        }
    }

    private String noParameter(String name) {
        return "there is no parameter '" + name + "'; " + Suggestion.didYouMean(name, params.keySet())
                + (params.isEmpty() ? "there are none" : "parameters are " + Suggestion.list(params.keySet()));
    }
}
