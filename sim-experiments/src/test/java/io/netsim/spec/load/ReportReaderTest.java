package io.netsim.spec.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.FigureKind;
import io.netsim.spec.ReportSpec;
import io.netsim.spec.ReportSpec.Figure;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} means what its page says, and each mistake in it is told with its place and a suggestion. */
final class ReportReaderTest {
    private static final String HEAD = """
            netsim: 1
            name: x
            params: {cc: cubic, rate: 10 Mbps, rtt: 10 ms}
            topology: {nodes: {a: {kind: host}, b: {kind: host}}, links: [{name: wire, between: [a, b], rate: $rate, delay: $rtt}]}
            traffic: [{app: bulk_transfer, from: a, to: b, id: bulk}]
            time: {duration: 1 s}
            measure: [{metric: queue_delay, keep: p99.9, series: 100 ms}]
            sweep: {grid: {cc: [reno, cubic], rtt: [10 ms, 20 ms]}, zip: {rate: [1 Mbps, 2 Mbps]}}
            report:
            \s\s""";

    @TempDir
    private Path folder;

    @Test
    void withoutAReportIntervalsAre95PercentSureAndNothingIsCompared() {
        ReportSpec report = load(HEAD.substring(0, HEAD.indexOf("report:")));
        assertThat(report).isEqualTo(ReportSpec.NONE);
        assertThat(report.confidence()).isEqualTo(0.95);
    }

    @Test
    void confidenceAndBaselineAreRead() {
        ReportSpec report = load(HEAD + "{title: T, confidence: 99 %, baseline: {cc: cubic}}");
        assertThat(report.title()).isEqualTo("T");
        assertThat(report.confidence()).isEqualTo(0.99);
        assertThat(report.baseline()).isEqualTo(ImmutableMap.of("cc", "cubic"));
    }

    @Test
    void baselineIsTheSweepsValueHoweverItIsWritten() {
        assertThat(load(HEAD + "{baseline: {rtt: 0.02 s, rate: 2000 kbps}}").baseline())
                .isEqualTo(ImmutableMap.of("rtt", "20 ms", "rate", "2 Mbps"));
    }

    @Test
    void baselineThatIsNotSweptIsTold() {
        refused(
                "{baseline: {cc: cubik}}",
                ":10:19: report.baseline.cc: the sweep has no cc 'cubik'; did you mean 'cubic'?");
        refused(
                "{baseline: {cx: cubic}}",
                ":10:15: report.baseline.cx: there is no parameter 'cx'; did you mean 'cc'? parameters are cc, rate, rtt");
        refused("{baseline: {}}", ":10:14: report.baseline: the baseline is empty");
    }

    @Test
    void confidenceOutOfRangeIsTold() {
        refused(
                "{confidence: 100 %}",
                ":10:16: report.confidence: no interval is that sure; write a confidence from 50 %");
        refused("{confidence: often}", ":10:16: report.confidence: 'often' is not a share");
    }

    @Test
    void shortNamesBecomeMetrics() {
        Figure figure = figure("{x: rate, y: goodput, color: cc, facet: rtt, log: x, statistic: p95, title: T}");
        assertThat(figure.kind()).isEqualTo(FigureKind.AUTO);
        assertThat(figure.y()).isEqualTo("flow.goodput_bps");
        assertThat(figure.asMap().toString())
                .isEqualTo("{kind=auto, x=rate, y=flow.goodput_bps, color=cc, facet=rtt, log=[x], of=[], statistic=p95,"
                        + " title=T}");
    }

    @Test
    void nameOfAParameterAndAMetricMeansTheParameterAcrossAndTheMetricUpwards() {
        Figure figure = figure("{x: rtt, y: rtt}");
        assertThat(figure.x()).isEqualTo("rtt");
        assertThat(figure.y()).isEqualTo("flow.rtt_s");
    }

    @Test
    void metricAloneAcrossMakesShares() {
        assertThat(figure("{x: rtt}").kind()).isEqualTo(FigureKind.CDF);
        assertThat(figure("{x: rtt}").metric()).isEqualTo("flow.rtt_s");
    }

    @Test
    void twoParametersMakeAMap() {
        Figure figure = figure("{x: rate, y: cc, color: rtt}");
        assertThat(figure.kind()).isEqualTo(FigureKind.HEAT_MAP);
        assertThat(figure.color()).isEqualTo("flow.rtt_s");
    }

    @Test
    void timeAcrossMakesASeries() {
        assertThat(figure("{x: time, y: queue_delay}").kind()).isEqualTo(FigureKind.TIME_SERIES);
    }

    @Test
    void entitiesAreThoseOfTheMetric() {
        assertThat(figure("{x: rate, y: drops, of: wire}").of()).containsExactly("wire.forward", "wire.reverse");
        refused(
                "{figures: [{y: goodput, of: wire}]}",
                ":10:31: report.figures[0].of: there is no host or traffic id 'wire'");
    }

    @Test
    void unknownAxisIsToldWithASuggestion() {
        refused(
                "{figures: [{x: rate, y: goodputt}]}",
                ":10:27: report.figures[0].y: 'goodputt' is neither a parameter nor a metric; did you mean 'goodput'?");
    }

    @Test
    void axesThatDoNotFitTheKindAreTold() {
        refused("{figures: [{x: rate}]}", "a figure of kind auto needs a metric as 'y'");
        refused(
                "{figures: [{x: goodput, y: rtt}]}",
                "'flow.goodput_bps' is a metric, but a figure of kind auto has a parameter as 'x'");
        refused("{figures: [{kind: cdf, x: goodput, y: rtt}]}", "leave 'y' out");
        refused("{figures: [{kind: heat_map, x: rate, y: cc}]}", "needs a metric as 'color'");
        refused("{figures: [{x: rate, y: goodput, color: drops}]}", "'link.drops' is a metric");
    }

    @Test
    void seriesThatNobodyKeepsIsTold() {
        refused(
                "{figures: [{x: time, y: goodput}]}",
                "no series of flow.goodput_bps is kept; write 'measure: [{metric: flow.goodput_bps, series: 100 ms}]'");
        refused("{figures: [{x: time, y: drops}]}", "there is no series of link.drops");
    }

    @Test
    void statisticsAreThoseOfTheTables() {
        assertThat(figure("{x: cc, y: queue_delay, statistic: p99.9}").statistic())
                .isEqualTo("p99.9");
        refused(
                "{figures: [{x: cc, y: goodput, statistic: p99.9}]}",
                "the tables have no 'p99.9' of flow.goodput_bps; did you mean 'p99'?");
    }

    @Test
    void unknownKeysAreTold() {
        refused("{titel: T}", ":10:4: report.titel: unknown key 'titel'; did you mean 'title'?");
        refused("{figures: [{y: goodput, colour: cc}]}", "unknown key 'colour'; did you mean 'color'?");
    }

    private Figure figure(String text) {
        return load(HEAD + "{figures: [" + text + "]}").figures().get(0);
    }

    private ReportSpec load(String text) {
        try {
            Path file = Files.writeString(folder.resolve("x.yaml"), text + "\n");
            return new SpecLoader().load(file, ImmutableMap.of()).report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(String report, String complaint) {
        SpecException told = catchThrowableOfType(SpecException.class, () -> load(HEAD + report));
        assertThat(told).as(report).isNotNull();
        assertThat(told.getMessage()).contains(complaint);
        assertThat(told.mistakes()).hasSize(1);
    }
}
