package io.netsim.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netsim.cli.Netsim;
import io.netsim.shipped.CitedExperiments.Cited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables in docs/reports and docs/experiments.md are what the experiments give: a part of each sweep, with all its
 * replications, is run here. After a change that is meant to change them, run the whole sweeps and write both anew by
 *
 * <pre>mvn -q test -pl sim-experiments -am -Dtest=CitedExperimentsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dnetsim.reports=renew</pre>
 *
 * or the document alone with {@code document} instead of {@code renew}.
 */
class CitedExperimentsTest {
    private static final boolean RENEW = "renew".equals(System.getProperty("netsim.reports"));
    private static final Pattern TABLE = Pattern.compile("<!-- table: (.*) -->\n\n([^<]*)\n<!-- end -->");
    private static final Path ROOT = ProjectFiles.root();

    @TempDir
    Path folder;

    static ImmutableList<Cited> cited() {
        return CitedExperiments.ALL;
    }

    private static Path report(String name, String file) {
        return ROOT.resolve("docs").resolve("reports").resolve(name).resolve(file);
    }

    private Path sweep(Cited cited, List<String> parameters) {
        List<Object> words = new ArrayList<>(
                List.of("sweep", ROOT.resolve("topologies/experiments/" + cited.name() + ".yaml"), "--quiet"));
        words.addAll(List.of("--out", folder));
        parameters.forEach(parameter -> words.addAll(List.of("-p", parameter)));
        Netsim run = Netsim.run(words.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return folder.resolve(cited.name());
    }

    @ParameterizedTest
    @MethodSource("cited")
    void tablesAreWhatTheExperimentGives(Cited cited) throws IOException {
        Path results = sweep(cited, RENEW ? List.of() : cited.subset());
        for (String file : List.of("summary.csv", "comparisons.csv")) {
            CsvRows made = CsvRows.of(Files.readString(results.resolve(file))).about(cited.kept());
            if (RENEW) {
                Files.createDirectories(report(cited.name(), file).getParent());
                Files.writeString(report(cited.name(), file), made.text());
            }
            String[] numbered = {"point", "baseline_point", "p_adjusted"}; // of the whole sweep
            Set<String> recorded = new HashSet<>(Arrays.asList(CsvRows.of(Files.readString(report(cited.name(), file)))
                    .without(numbered)
                    .split("\n", -1)));
            assertThat(made.rows()).isNotEmpty();
            assertThat(recorded)
                    .containsAll(Arrays.asList(made.without(numbered).split("\n", -1)));
        }
        if (RENEW) {
            renewDocument();
        }
    }

    @ParameterizedTest
    @MethodSource("cited")
    void everyPointOfTheSweepIsInTheTable(Cited cited) {
        Netsim dry = Netsim.run("sweep", ROOT.resolve("topologies/experiments/" + cited.name() + ".yaml"), "--dry-run");
        Matcher points = Pattern.compile("(\\d[\\d,]*) points").matcher(dry.out() + dry.err());
        assertThat(points.find()).as(dry.out()).isTrue();
        long count = CsvRows.of(ProjectFiles.text(report(cited.name(), "summary.csv"))).rows().stream()
                .map(row -> row.get("point"))
                .distinct()
                .count();
        assertThat(count).isEqualTo(Long.parseLong(points.group(1).replace(",", "")));
    }

    private static String document() {
        return ProjectFiles.text(ROOT.resolve("docs/experiments.md"));
    }

    private static String tableOf(String name) {
        CitedTable table = CitedExperiments.TABLES.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + name));
        return table.of(CsvRows.of(ProjectFiles.text(report(table.experiment(), "summary.csv"))));
    }

    private static void renewDocument() throws IOException {
        String renewed = TABLE.matcher(document())
                .replaceAll(found -> Matcher.quoteReplacement(
                        Files.exists(report(found.group(1).split(" ", 2)[0], "summary.csv"))
                                ? "<!-- table: " + found.group(1) + " -->\n\n" + tableOf(found.group(1))
                                        + "\n<!-- end -->"
                                : found.group()));
        Files.writeString(ROOT.resolve("docs/experiments.md"), renewed);
    }

    @Test
    void theNumbersOfTheDocumentAreThoseOfTheTables() throws IOException {
        if ("document".equals(System.getProperty("netsim.reports"))) {
            renewDocument();
        }
        Matcher shown = TABLE.matcher(document());
        List<String> names = new ArrayList<>();
        while (shown.find()) {
            names.add(shown.group(1));
            assertThat(shown.group(2)).as(shown.group(1)).isEqualTo(tableOf(shown.group(1)));
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        CitedExperiments.TABLES.stream().map(CitedTable::name).toList());
    }

    /** The mean of a row of a summary, by its parameters, such as {@code cc reno queue_bdp 1}. */
    private static double mean(String experiment, String entity, String metric, String statistic, String... params) {
        return CsvRows.of(ProjectFiles.text(report(experiment, "summary.csv")))
                .of(entity, metric, statistic)
                .rows()
                .stream()
                .filter(row -> {
                    boolean fits = true;
                    for (int i = 0; i < params.length; i += 2) {
                        fits &= params[i + 1].equals(row.get(params[i]));
                    }
                    return fits;
                })
                .mapToDouble(row -> Double.parseDouble(row.getOrDefault("mean", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Villamizar and Song (1994); Appenzeller et al. (2004). */
    @Test
    void renoNeedsAQueueOfOneProductAndCubicHalfOfThat() {
        double half =
                mean("bufferbloat", "uplink.forward", "link.utilization", "value", "cc", "reno", "queue_bdp", "0.5");
        double one = mean("bufferbloat", "uplink.forward", "link.utilization", "value", "cc", "reno", "queue_bdp", "1");
        double cubic =
                mean("bufferbloat", "uplink.forward", "link.utilization", "value", "cc", "cubic", "queue_bdp", "0.5");
        assertThat(half).isLessThan(0.95);
        assertThat(one).isGreaterThan(0.995);
        assertThat(cubic).isGreaterThan(0.995);
    }

    /** The document says: within 1.3 up to a loss of 1 %. */
    @Test
    void theFormulasHoldWithinTheStatedFactorWhereLossIsRare() {
        for (String cc : List.of("reno", "cubic")) {
            String law = cc.equals("reno") ? "theory.mathis_goodput_bps" : "theory.cubic_goodput_bps";
            for (String rtt : List.of("0.02", "0.08", "0.2")) {
                for (String loss : List.of("2.0E-4", "5.0E-4", "0.001", "0.003", "0.01")) {
                    String[] at = {"cc", cc, "rtt_s", rtt, "loss_fraction", loss};
                    double ratio = mean("loss-rtt", "bulk", "flow.goodput_bps", "mean", at)
                            / mean("loss-rtt", "bulk", law, "value", at);
                    assertThat(ratio).as("%s %s %s", cc, rtt, loss).isBetween(1 / 1.3, 1.3);
                }
            }
        }
    }

    /** Vasudevan et al. (2009), Alizadeh et al. (2010). */
    @Test
    void shortTimeoutsCureIncastAndMarksAvoidItWhileWindowsFit() {
        String[] few = {"servers", "16"};
        assertThat(mean("incast", "port.forward", "link.utilization", "value", "stack", "reno-200ms", few[0], few[1]))
                .isLessThan(0.15);
        assertThat(mean("incast", "port.forward", "link.utilization", "value", "stack", "reno-1ms", few[0], few[1]))
                .isGreaterThan(0.95);
        assertThat(mean("incast", "port.forward", "link.utilization", "value", "stack", "dctcp", few[0], few[1]))
                .isGreaterThan(0.95);
        assertThat(mean("incast", "port.forward", "link.utilization", "value", "stack", "dctcp", "servers", "64"))
                .isLessThan(0.5);
    }

    @Test
    void overUdpSilenceIsTheLossAndOverTcpItIsTimeThatIsLost() {
        assertThat(mean(
                        "audio-udp-tcp",
                        "voice",
                        "flow.silent_fraction",
                        "mean",
                        "transport",
                        "udp",
                        "loss_fraction",
                        "0.05"))
                .isBetween(0.045, 0.055);
        assertThat(mean(
                        "audio-udp-tcp",
                        "voice",
                        "flow.silent_fraction",
                        "mean",
                        "transport",
                        "tcp",
                        "loss_fraction",
                        "0.05"))
                .isLessThan(0.01);
        assertThat(mean(
                        "audio-udp-tcp",
                        "voice",
                        "flow.frame_delay_s",
                        "mean",
                        "transport",
                        "tcp",
                        "loss_fraction",
                        "0.05"))
                .isGreaterThan(0.3);
    }
}
