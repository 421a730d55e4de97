package io.netsim.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.cli.Program;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalyticsTest {
    private static final String EXPERIMENT = """
            netsim: 1
            name: NAME
            params: {loss: 1 %, cc: cubic}
            topology:
              nodes: {a: {kind: host}, b: {kind: host}}
              links:
                - {name: wire, between: [a, b], rate: 10 Mbps, delay: 10 ms, loss: {model: bernoulli, rate: $loss}}
            stacks:
              - {hosts: "*", tcp: {congestion_control: $cc}}
            traffic:
              - {app: bulk_transfer, from: a, to: b}
            time: {duration: 500 ms}
            sweep: {grid: {cc: [reno, cubic], loss: [0 %, 2 %]}}
            replications: 2
            measure:
              - {metric: link.utilization, at: wire.forward, series: 100 ms}
            expect:
              - {that: flow.goodput_bps, at_least: 1 bps}
            report: {baseline: {cc: reno}}
            """;

    @TempDir
    static Path temporary;

    /** Its name would be a pattern of files and end a text of SQL. */
    private static Path results = Path.of("");

    @BeforeAll
    static void sweep() throws IOException {
        results = temporary.resolve("it's [x] * here");
        for (String name : List.of("one", "two")) {
            Path file = temporary.resolve(name + ".yaml");
            String text = EXPERIMENT.replace("NAME", name);
            String without = text.replace(", cc: cubic", "")
                    .replace("cc: [reno, cubic], ", "")
                    .replace("$cc", "reno")
                    .replace("{cc: reno}}", "{loss: 0 %}}");
            Files.writeString(file, name.equals("two") ? without : text);
            assertThat(Program.run("sweep", file, "--out", results, "--quiet").code())
                    .isZero();
        }
    }

    @Test
    void exportedTablesHaveTheRowsOfTheFiles() throws IOException, SQLException {
        Path out = temporary.resolve("parquet");
        Program outcome = Program.run("export", results.resolve("one"), "--out", out, "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        for (String table : List.of("results", "summary", "comparisons", "expectations")) {
            List<String> lines = Files.readAllLines(results.resolve("one").resolve(table + ".csv"));
            long rows = lines.size() - 1L;
            assertThat(rows).as(table).isPositive();
            assertThat(ask("SELECT count(*) FROM " + Sql.text(out + "/" + table + ".parquet")))
                    .containsExactly(List.of(rows));
        }
        assertThat(outcome.out()).contains("\"table\" : \"results\"");
    }

    @Test
    void numbersReadBackExactly() throws IOException, SQLException {
        Path out = temporary.resolve("exact");
        assertThat(Program.run("export", results.resolve("one"), "--out", out).code())
                .isZero();
        List<String> values = new ArrayList<>();
        for (String line : Files.readAllLines(results.resolve("one/results.csv"))) {
            values.add(line.substring(line.lastIndexOf(',') + 1));
        }
        List<List<Object>> stored = ask("SELECT value FROM " + Sql.text(out + "/results.parquet"));
        assertThat(stored).hasSize(values.size() - 1);
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).get(0)).isEqualTo(Double.valueOf(values.get(i + 1)));
        }
    }

    @Test
    void typesAreThoseOfTheColumns() throws SQLException {
        Path out = temporary.resolve("typed");
        assertThat(Program.run("export", results.resolve("one"), "--out", out).code())
                .isZero();
        Map<Object, Object> types = new LinkedHashMap<>();
        ask("SELECT column_name, column_type FROM (DESCRIBE FROM " + Sql.text(out + "/results.parquet") + ")")
                .forEach(row -> types.put(row.get(0), row.get(1)));
        assertThat(types)
                .containsEntry("run_id", "VARCHAR")
                .containsEntry("replication", "BIGINT")
                .containsEntry("loss_fraction", "DOUBLE")
                .containsEntry("cc", "VARCHAR")
                .containsEntry("value", "DOUBLE");
    }

    @Test
    void questionsAreAnsweredAsJson() {
        Map<?, ?> answer = json(query(
                "SELECT cc, count(*) AS n FROM results" + " WHERE metric = 'run.events'" + " GROUP BY cc ORDER BY cc"));
        assertThat(answer.get("rows"))
                .isEqualTo(List.of(Map.of("cc", "cubic", "n", 4L), Map.of("cc", "reno", "n", 4L)));
        assertThat(answer.get("columns"))
                .isEqualTo(List.of(Map.of("name", "cc", "type", "VARCHAR"), Map.of("name", "n", "type", "BIGINT")));
    }

    @Test
    void documentsOfRunsAreRows() {
        Map<?, ?> answer = json(query("SELECT param_cc, param_loss, replication, length(digest) AS digits,"
                + " balance_packets FROM runs ORDER BY ALL LIMIT 1"));
        assertThat(answer.get("rows"))
                .isEqualTo(List.of(Map.of(
                        "param_cc", "cubic",
                        "param_loss", "0 %",
                        "replication", 0L,
                        "digits", 64L,
                        "balance_packets", 0L)));
    }

    @Test
    void flowsAndLinksAreRows() {
        assertThat(rows(query("SELECT DISTINCT source, destination, rtt_s.p99 > 0.02 AS late FROM flows")))
                .isEqualTo(List.of(Map.of("source", "a", "destination", "b", "late", true)));
        assertThat(rows(query("SELECT DISTINCT name, rate_bps FROM links ORDER BY name")))
                .isEqualTo(List.of(
                        Map.of("name", "wire.forward", "rate_bps", 10_000_000L),
                        Map.of("name", "wire.reverse", "rate_bps", 10_000_000L)));
    }

    @Test
    void seriesNameTheirRuns() {
        assertThat(rows(query("SELECT count(DISTINCT s.run_id) AS runs, count(*) AS points FROM series s JOIN runs r"
                        + " ON r.run_id = s.run_id AND r.experiment = s.experiment")))
                .isEqualTo(List.of(Map.of("runs", 8L, "points", 40L)));
    }

    @Test
    void experimentsInOneFolderAreOneTable() {
        Program outcome = Program.run(
                "query",
                results,
                "SELECT experiment, count(DISTINCT point) AS points, count(cc) > 0 AS has_cc FROM results"
                        + " GROUP BY experiment ORDER BY experiment",
                "--csv");
        assertThat(outcome.out()).as(outcome.err()).isEqualTo("experiment,points,has_cc\none,4,true\ntwo,2,false\n");
    }

    @Test
    void tablesForPeopleAreAligned() {
        Program outcome = Program.run(
                "query",
                results.resolve("one"),
                "SELECT 'x' AS name, 12345 AS n UNION ALL" + " SELECT 'longer', 7 ORDER BY n");
        assertThat(outcome.out()).isEqualTo("name        n\nlonger      7\nx       12345\n");
    }

    @Test
    void mistakesInSqlSayWhatThereIs() {
        Program outcome = Program.run("query", results, "SELECT * FROM nonsense");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("nonsense does not exist")
                .contains("results, summary, comparisons, expectations")
                .doesNotContain("\tat ");
    }

    @Test
    void aFolderWithoutResultsIsRefused() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        Program outcome = Program.run("query", empty, "SELECT 1");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("there are no results in");
        assertThat(Program.run("export", temporary.resolve("nowhere")).code()).isEqualTo(3);
    }

    @Test
    void nothingIsFetched() {
        assertThat(rows(query("SELECT current_setting('autoinstall_known_extensions') AS a,"
                        + " current_setting('autoload_known_extensions') AS b")))
                .isEqualTo(List.of(Map.of("a", false, "b", false)));
    }

    private static String query(String sql) {
        Program outcome = Program.run("query", results.resolve("one"), sql, "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static Map<?, ?> json(String text) {
        assertThat(JsonText.parse(text)).isInstanceOf(Map.class);
        return JsonText.parse(text) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Object rows(String text) {
        Object rows = json(text).get("rows");
        return rows == null ? List.of() : rows;
    }

    private static List<List<Object>> ask(String sql) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    row.add(answer.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
