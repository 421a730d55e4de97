package io.netsim.report.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.browser.Browser;
import io.netsim.browser.BrowserPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a sweep as a browser shows it. */
class SweepPageTest {
    private static final String NASTY = "</script><img src=x onerror=\"window.harmed=1\">";
    private static Browser browser;

    @TempDir
    private Path results;

    private BrowserPage page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void newPage() {
        page = browser.newPage();
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    /** Three losses by two congestion controls. */
    private SweepFolder lines() {
        return new SweepFolder(results.resolve("lines"))
                .names("cc", "reno", "cubic")
                .numbers("loss", "fraction", 0.001, 0.01, 0.05)
                .measured(
                        "entry",
                        "flow.goodput_bps",
                        "mean",
                        (point, replication) -> 1e6 * (6 - point) + 1e4 * replication)
                .measured("entry", "theory.mathis_goodput_bps", "value", (point, replication) -> 1.1e6 * (6 - point))
                .measured("wire.forward", "link.utilization", "value", (point, replication) -> 0.5)
                .measured("wire.forward", "link.queue_delay", "mean", (point, replication) -> 0.002 * (point + 1));
    }

    private Path open(SweepFolder folder) throws IOException {
        Path written = folder.write();
        Path file = written.resolve("report.html");
        SweepReport.write(written, file, "0.1.0");
        page.open(file);
        page.evaluate("window.netsim && window.netsim.figuresDrawn");
        return file;
    }

    @Test
    void aPageAsksForNothingAndComplainsOfNothing() throws IOException {
        Path file = open(lines());
        assertThat(page.problems()).isEmpty();
        assertThat(page.requestsBeyond(file)).isEmpty();
        page.click("details.block summary");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aLineFigureHasAMarkForEachMean() throws IOException {
        open(lines());
        assertThat(page.text("#figure-1 h3")).isEqualTo("Goodput by loss");
        assertThat(page.elements("#figure-1 .mark-symbol.role-mark.layer_3_marks path"))
                .isEqualTo(6);
        assertThat(page.elements("#figure-1 .mark-area.role-mark path, #figure-1 .mark-area path"))
                .as("bands of confidence")
                .isGreaterThanOrEqualTo(2);
        assertThat(page.elements("#figure-1 .mark-line path[stroke-dasharray]"))
                .as("lines of theory")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void theAxesHaveUnitsForPeople() throws IOException {
        open(lines());
        assertThat(page.text("#figure-1 svg")).contains("Goodput (Mbps)").contains("loss (%)");
    }

    @Test
    void tablesHaveCountMeanIntervalMethodAndTheory() throws IOException {
        open(lines());
        String table = page.text("#figure-1 table");
        assertThat(table)
                .contains("n")
                .contains("mean (Mbps)")
                .contains("interval (Mbps)")
                .contains("method");
        assertThat(table)
                .contains("Student's t, 95 %")
                .contains("theory: Mathis (Mbps)")
                .contains("−8.8 %");
        assertThat(page.elements("#figure-1 tbody tr")).isEqualTo(6);
    }

    @Test
    void tablesAreThereWithoutScript() throws IOException {
        page.withoutScript();
        Path written = lines().write();
        SweepReport.write(written, written.resolve("report.html"), "0.1.0");
        page.open(written.resolve("report.html"));
        assertThat(page.elements("#figure-1 details[open] tbody tr")).isEqualTo(6);
        assertThat(page.elements("svg.marks")).isZero();
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Path file = open(lines());
        List<?> links = (List<?>)
                page.evaluate("Array.from(document.querySelectorAll('a[href]'), a => a.getAttribute('href'))");
        assertThat(links).hasSizeGreaterThan(8);
        for (Object link : links) {
            String target = link.toString();
            if (target.startsWith("#")) {
                assertThat(page.elements(target)).as(target).isEqualTo(1);
            } else {
                assertThat(file.resolveSibling(target)).exists();
            }
        }
    }

    @Test
    void aPhoneScrollsOnlyDown() throws IOException {
        page.viewport(360, 740);
        open(lines());
        assertThat(page.count("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        page.viewport(320, 640);
        assertThat(page.count("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
    }

    @Test
    void coloursFollowTheSystemAndTheSwitch() throws IOException {
        page.prefer("dark");
        open(lines());
        String dark = String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
        page.prefer("light");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(dark);
        page.click("button.theme");
        page.click("button.theme");
        assertThat(page.text("button.theme")).isEqualTo("Colours: dark");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(dark);
    }

    @Test
    void aPageCanBePrinted() throws IOException {
        open(lines());
        Path pdf = page.pdf(results.resolve("page.pdf"));
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F').hasSizeGreaterThan(20_000);
    }

    @Test
    void namesFromFilesAreTextAndNothingElse() throws IOException {
        SweepFolder nasty = new SweepFolder(results.resolve("nasty"))
                .called("example", NASTY + " ../../x \" ' & <b>")
                .names("cc" + NASTY, NASTY, "../../x", "\"quoted\" 'twice'")
                .report("title", NASTY)
                .measured(NASTY, "flow.goodput_bps", "mean", (point, replication) -> point + 1)
                .measured("entry", "flow.goodput_bps", "mean", (point, replication) -> point + 1)
                .measured("entry", "flow.rtt_s", "mean", (point, replication) -> point + 1);
        Path file = open(nasty);
        assertThat(page.problems()).isEmpty();
        assertThat(page.requestsBeyond(file)).isEmpty();
        assertThat(page.evaluate("window.harmed === undefined")).isEqualTo(true);
        assertThat(page.elements("img")).isZero();
        assertThat(page.text("h1")).isEqualTo(NASTY);
        assertThat(page.text("#figure-1 tbody")).contains(NASTY).contains("../../x");
        assertThat(page.text("#figure-1 svg.marks")).contains("../../x");
    }

    @Test
    void firstRunsLeadOnlyToRunsOfTheSweep() throws IOException {
        Path written = lines().write();
        Path outside = Files.createDirectories(results.resolve("outside"));
        Files.writeString(outside.resolve("run.json"), "{\"description\": \"secret\"}");
        Path recipe = written.resolve("sweep.json");
        Files.writeString(recipe, Files.readString(recipe).replace("\"000000000001\"", "\"../outside\""));
        SweepReport.write(written, written.resolve("report.html"), "0.1.0");
        assertThat(Files.readString(written.resolve("report.html"))).doesNotContain("../outside");
    }

    @Test
    void namesWithoutNumbersAreDotsWithTheirRuns() throws IOException {
        open(new SweepFolder(results.resolve("dots"))
                .names("cc", "reno", "cubic", "bbr")
                .measured(
                        "entry", "flow.goodput_bps", "mean", (point, replication) -> 1e6 * point + 1e5 * replication));
        assertThat(page.elements("#figure-1 .mark-symbol.role-mark path")).isEqualTo(3 + 3 * 5);
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void twoNumbersAreAHeatMapForEachName() throws IOException {
        open(new SweepFolder(results.resolve("heat"))
                .names("cc", "reno", "cubic")
                .numbers("loss", "fraction", 0.001, 0.003, 0.01, 0.03)
                .numbers("rtt", "s", 0.01, 0.02, 0.05, 0.1)
                .measured("entry", "flow.goodput_bps", "mean", (point, replication) -> 1e6 * (point + 1)));
        assertThat(page.elements("#figure-1 .mark-rect.role-mark path")).isEqualTo(2 * 16);
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void transfersHaveTheirDistribution() throws IOException {
        open(new SweepFolder(results.resolve("cdf"))
                .traffic("bulk_transfer", "tcp", true)
                .names("cc", "reno", "cubic")
                .measured("entry", "flow.completion_s", "mean", (point, replication) -> 1 + point + 0.1 * replication));
        assertThat(page.evaluate("Array.from(document.querySelectorAll('h3'), h => h.textContent).join('|')"))
                .asString()
                .contains("Completion time: distribution over runs");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void everyKindOfFigureCanBeAskedFor() throws IOException {
        SweepFolder folder = new SweepFolder(results.resolve("asked"))
                .names("cc", "reno", "cubic")
                .numbers("loss", "fraction", 0.001, 0.01, 0.05)
                .measured(
                        "entry",
                        "flow.goodput_bps",
                        "mean",
                        (point, replication) -> 1e6 + 1e5 * point + 1e4 * replication)
                .report(
                        "figures",
                        List.of(
                                figure("line", "loss", "flow.goodput_bps", "cc", null),
                                figure("bar", "cc", "flow.goodput_bps", "loss", null),
                                figure("cdf", "flow.goodput_bps", "", "cc", "loss"),
                                figure("box", "loss", "flow.goodput_bps", "cc", null),
                                figure("heat_map", "loss", "cc", "flow.goodput_bps", null),
                                figure("auto", "loss", "flow.goodput_bps", null, "cc"),
                                figure("time_series", "time", "flow.goodput_bps", null, null)));
        Path written = folder.write();
        Files.writeString(
                written.resolve("000000000001/series.csv"),
                "time_s,entity,metric,value\n0.1,entry,flow.goodput_bps,1e6\n0.2,entry,flow.goodput_bps,2e6\n");
        SweepReport.write(written, written.resolve("report.html"), "0.1.0");
        page.open(written.resolve("report.html"));
        page.evaluate("window.netsim.figuresDrawn");
        assertThat(page.problems()).isEmpty();
        assertThat(page.elements("#figure-1 .mark-symbol.role-mark path"))
                .as("line")
                .isEqualTo(6);
        assertThat(page.elements("#figure-2 .mark-rect.role-mark path"))
                .as("bars")
                .isEqualTo(6);
        assertThat(page.elements("#figure-3 .mark-line.role-mark path"))
                .as("shares")
                .isEqualTo(6);
        assertThat(page.elements("#figure-4 .mark-rect.role-mark path"))
                .as("boxes and medians")
                .isEqualTo(12);
        assertThat(page.elements("#figure-5 .mark-rect.role-mark path"))
                .as("cells")
                .isEqualTo(6);
        assertThat(page.elements("#figure-6 .mark-symbol.role-mark path"))
                .as("panels")
                .isEqualTo(6);
        assertThat(page.elements("#series-1 .mark-line.role-mark path"))
                .as("series")
                .isEqualTo(1);
    }

    private static Map<String, @Nullable Object> figure(
            String kind, String x, String y, @Nullable String color, @Nullable String facet) {
        Map<String, Object> figure = new java.util.LinkedHashMap<>();
        figure.put("kind", kind);
        figure.put("x", x);
        figure.put("y", y);
        figure.put("color", color);
        figure.put("facet", facet);
        figure.put("log", List.of());
        figure.put("of", List.of());
        figure.put("statistic", null);
        figure.put("title", "");
        return figure;
    }

    @Test
    void anOldFolderSaysWhatIsMissing() throws IOException {
        Path written = lines().write();
        Files.delete(written.resolve("sweep.json"));
        Files.delete(written.resolve("columns.json"));
        SweepReport.write(written, written.resolve("report.html"), "0.1.0");
        page.open(written.resolve("report.html"));
        page.evaluate("window.netsim.figuresDrawn");
        assertThat(page.text(".note")).contains("sweep.json");
        assertThat(page.elements("#figure-1 .mark-symbol.role-mark.layer_3_marks path"))
                .isEqualTo(6);
    }

    @Test
    void verdictsComparisonsFailuresAndChecksAreShown() throws IOException {
        Path written = lines().report("baseline", Map.of("cc", "reno")).write();
        Files.writeString(written.resolve("expectations.csv"), """
                run_id,point,replication,that,met,value,entity
                a,0,0,"goodput at least 1, or so",true,1,entry
                b,1,0,"goodput at least 1, or so",false,0.5,entry
                """);
        Files.writeString(
                written.resolve("comparisons.csv"),
                "experiment,point,baseline_point,cc,loss_fraction,entity,metric,statistic,n,baseline_mean,mean,difference,"
                        + "ci_low,ci_high,relative,confidence,method,p,p_adjusted\n"
                        + "example,3,0,cubic,0.001,entry,flow.goodput_bps,mean,5,6e6,3e6,-3e6,-3.1e6,-2.9e6,-0.5,0.95,paired_t,1e-6,3e-6\n");
        Files.writeString(
                written.resolve("failures.csv"), "run_id,point,replication,error\nabc,2,1,\"it <broke>, somehow\"\n");
        Files.writeString(
                written.resolve("checks.json"),
                "{\"checks\": [{\"kind\": \"few_replications\", \"point\": 1, \"severity\": \"warning\", \"text\": \"only 3 runs\"}]}");
        SweepReport.write(written, written.resolve("report.html"), "0.1.0");
        page.open(written.resolve("report.html"));
        assertThat(page.text("section[aria-labelledby=expectations] tbody"))
                .contains("not met")
                .contains("1 of 2 runs");
        assertThat(page.text("section[aria-labelledby=differences] tbody"))
                .contains("cubic")
                .contains("0.1 %")
                .contains("−3")
                .contains("−50 %")
                .contains("< 0.001");
        assertThat(page.text("section[aria-labelledby=failures] tbody")).contains("it <broke>, somehow");
        assertThat(page.text("section[aria-labelledby=checks] tbody"))
                .contains("warning")
                .contains("only 3 runs");
    }

    @Test
    void commandsCanBePastedIntoAShell() throws IOException {
        open(lines());
        page.evaluate("document.querySelector('section[aria-labelledby=again] details').open = true");
        assertThat(page.text("section[aria-labelledby=again] pre"))
                .isEqualTo("netsim run 'it'\\''s.yaml' -p cc=reno -p 'loss=0.1 %' --replication 0 --seed 7");
    }

    @Test
    void aFigureIsDrawnWhenItsFoldOpens() throws IOException {
        open(lines());
        assertThat(page.elements("details.block figure.drawn")).isZero();
        page.click("details.block > summary");
        page.await("details.block figure.drawn svg.marks");
        assertThat(page.elements("details.block figure.drawn svg.marks")).isPositive();
    }
}
