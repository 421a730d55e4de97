package io.netsim.report.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a sweep says, read without a browser. */
class SweepWordsTest {
    private static final String INTERVAL = ",[^,\n]+,[^,\n]+,0\\.95,student_t";

    @TempDir
    private Path results;

    private SweepFolder goodput() {
        return new SweepFolder(results.resolve("words"))
                .names("cc", "reno", "cubic")
                .numbers("loss", "fraction", 0.001, 0.01, 0.05)
                .measured("entry", "flow.goodput_bps", "mean", (point, replication) -> 1e6 * (6 - point % 3));
    }

    private static String page(Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        SweepReport.write(folder, file, "0.1.0");
        return Files.readString(file);
    }

    /** With other intervals than the folder has. */
    private String withIntervals(String cells) throws IOException {
        Path folder = goodput().write();
        Path summary = folder.resolve("summary.csv");
        Files.writeString(summary, Files.readString(summary).replaceAll(INTERVAL, cells));
        return page(folder);
    }

    @Test
    void equalReplicationsAreABandOfNoWidth() throws IOException {
        assertThat(withIntervals(",,,0.95,none (all values equal)"))
                .containsPattern("\"l\":6(\\.0)?,\"h\":6(\\.0)?,\"i\":\"none: all values equal\"[^}]*\"g\":");
    }

    @Test
    void intervalsOfWhatCannotBeNegativeStopAtZero() throws IOException {
        assertThat(withIntervals(",-500000,9000000,0.95,student_t"))
                .containsPattern("\"l\":0(\\.0)?,\"h\":9")
                .doesNotContain("\"l\":-");
    }

    @Test
    void lawsWithTheSameCurveShareAnEntryOfTheLegend() throws IOException {
        String page = page(goodput()
                .measured(
                        "entry",
                        "theory.mathis_goodput_bps",
                        "value",
                        (point, r) -> point < 3 ? 7e6 - point : Double.NaN)
                .measured(
                        "entry",
                        "theory.cubic_goodput_bps",
                        "value",
                        (point, r) -> point < 3 ? Double.NaN : 7e6 - point + 3)
                .write());
        assertThat(page).contains("\"domain\":[\"Mathis = CUBIC response function\"]");
    }

    @Test
    void aLawThatIsNotDrawnHasNoEntryInTheLegend() throws IOException {
        String page = page(goodput()
                .measured("entry", "theory.mathis_goodput_bps", "value", (point, r) -> 7e6 - point)
                .measured("entry", "theory.max_min_share_bps", "value", (point, r) -> 7e6 - point)
                .write());
        assertThat(page).contains("\"domain\":[\"max-min fair share\"]").contains("theory: Mathis");
    }

    private String differences(String metric, String... rows) throws IOException {
        Path folder = goodput()
                .measured("entry", "flow.rtt_s", "mean", (point, replication) -> 1 + point)
                .report("baseline", Map.of("cc", "reno"))
                .write();
        StringBuilder table =
                new StringBuilder("experiment,point,baseline_point,cc,loss_fraction,entity,metric,statistic,n,"
                        + "baseline_mean,mean,difference,ci_low,ci_high,relative,confidence,method,p,p_adjusted\n");
        for (int i = 0; i < rows.length; i++) {
            table.append(
                    "example," + (3 + i) + "," + i + ",cubic,0.001,entry," + metric + ",mean,5,1,1," + rows[i] + "\n");
        }
        Files.writeString(folder.resolve("comparisons.csv"), table);
        String page = page(folder);
        return page.substring(page.indexOf("aria-labelledby=\"differences\""));
    }

    @Test
    void differencesNameTheMethodOfThoseWithAnInterval() throws IOException {
        assertThat(differences(
                        "flow.goodput_bps",
                        "0,,,0,0.95,none (all values equal),,",
                        "2e6,1e6,3e6,0.5,0.95,paired_t,0.01,0.02"))
                .contains("(paired t)")
                .doesNotContain("all values equal");
    }

    @Test
    void smallRelativeDifferencesKeepTheirDigits() throws IOException {
        assertThat(differences("flow.goodput_bps", "2e6,1e6,3e6,0.00042,0.95,paired_t,0.01,0.02"))
                .contains("+0.042 %");
    }

    @Test
    void aFarSmallerDifferenceHasAUnitOfItsOwn() throws IOException {
        assertThat(differences(
                        "flow.rtt_s",
                        "2,1,3,0.5,0.95,paired_t,0.01,0.02",
                        "6.1e-5,5e-5,7e-5,0.00006,0.95,paired_t,0.01,0.02"))
                .contains("+61 µs");
    }

    @Test
    void captionsSayWhatTheWarmUpIsLeftOutOf() throws IOException {
        String page = page(goodput()
                .warmup(2)
                .measured("entry", "flow.rtt_s", "mean", (point, replication) -> 1 + point)
                .write());
        assertThat(page).contains("After the warm-up of 2 s.").contains("Of the whole run, warm-up included.");
    }

    @Test
    void theCountOfWarningsLeadsToThem() throws IOException {
        Path folder = goodput().write();
        Files.writeString(
                folder.resolve("checks.json"),
                "{\"checks\": [{\"kind\": \"few_replications\", \"severity\": \"warning\", \"text\": \"only 3 runs\"}]}");
        assertThat(page(folder))
                .contains("<a href=\"#checks\">read them first</a>")
                .contains("id=\"checks\"");
    }

    @Test
    void seriesBeyondTheLimitAreSpokenOf() throws IOException {
        assertThat(complaintsOf(20_000)).isEmpty();
        assertThat(complaintsOf(20_001)).contains("more than 20,000").contains("first 20,000");
    }

    private String complaintsOf(int series) throws IOException {
        StringBuilder summary = new StringBuilder("experiment,point,entity,metric,statistic,n,mean\n");
        for (int i = 0; i < series; i++) {
            summary.append("example,0,entry/" + i + ",flow.goodput_bps,value,1,1\n");
        }
        Files.writeString(results.resolve("summary.csv"), summary);
        return String.join("", new Catalogue(results, null).complaints());
    }
}
