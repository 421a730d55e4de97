package io.netsim.analytics;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.analytics.ExperimentFolder.Column;
import io.netsim.cli.Complaint;
import io.netsim.cli.ExitCode;
import io.netsim.results.FlowResult;
import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Results as views of a database in memory. Files are read where they lie, when a query asks for them; nothing is loaded
 * beforehand, nothing is written, and no extension is ever fetched from a network.
 */
final class ResultsDatabase implements AutoCloseable {
    /** The views that {@code export} writes, in this order. */
    static final ImmutableList<String> EXPORTED =
            ImmutableList.of("results", "summary", "comparisons", "expectations", "series", "runs");

    private static final ImmutableList<String> TABLES =
            ImmutableList.of("results.csv", "summary.csv", "comparisons.csv", "expectations.csv");

    private static final ImmutableMap<String, String> BESIDE = ImmutableMap.of(
            "error", "VARCHAR",
            "file", "VARCHAR",
            "jdk", "VARCHAR",
            "git_commit", "VARCHAR",
            "configuration", "JSON");

    private final Connection connection;
    private final List<String> views = new ArrayList<>();

    private ResultsDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * The results in a folder: of one experiment, or of all experiments right below it.
     *
     * @throws Complaint if there are none
     */
    static ResultsDatabase open(Path results) throws IOException, SQLException {
        if (!Files.isDirectory(results)) {
            throw new Complaint(ExitCode.INPUT, results + " is not a folder of results");
        }
        ImmutableList<ExperimentFolder> experiments = ExperimentFolder.in(results);
        if (experiments.isEmpty()) {
            throw new Complaint(
                    ExitCode.INPUT,
                    "there are no results in " + results + "; 'netsim sweep EXPERIMENT' writes some,"
                            + " or name a folder such as results/<experiment>");
        }
        Properties offline = new Properties();
        offline.setProperty("autoinstall_known_extensions", "false");
        offline.setProperty("autoload_known_extensions", "false");
        offline.setProperty("temp_directory", System.getProperty("java.io.tmpdir") + "/netsim-duckdb");
        ResultsDatabase database = new ResultsDatabase(DriverManager.getConnection("jdbc:duckdb:", offline));
        try {
            database.create(experiments);
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    Connection connection() {
        return connection;
    }

    /** The views there are. */
    ImmutableList<String> views() {
        return ImmutableList.copyOf(views);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void create(ImmutableList<ExperimentFolder> experiments) throws IOException, SQLException {
        for (String file : TABLES) {
            List<String> parts = new ArrayList<>();
            for (ExperimentFolder experiment : experiments) {
                if (experiment.has(file)) {
                    parts.add(table(experiment, file));
                }
            }
            view(file.replace(".csv", ""), parts);
        }
        List<String> runs = new ArrayList<>();
        List<String> series = new ArrayList<>();
        for (ExperimentFolder experiment : experiments) {
            if (experiment.hasRunsWith("run.json")) {
                runs.add(runs(experiment));
            }
            if (experiment.hasRunsWith("series.csv")) {
                series.add(series(experiment));
            }
        }
        view("documents", runs);
        view("series", series);
        if (!runs.isEmpty()) {
            nested(
                    "runs",
                    "SELECT * EXCLUDE (flows, links, expectations, measures, theory, stacks, sockets, ledger,"
                            + " configuration), ledger.offered_packets, ledger.offered_bytes, ledger.balance_packets,"
                            + " ledger.balance_bytes FROM documents");
            nested(
                    "flows",
                    "SELECT experiment, run_id, replication, " + unnested("flow", FlowResult.class)
                            + " FROM (SELECT experiment, run_id, replication, unnest(flows) AS flow FROM documents)");
            nested(
                    "links",
                    "SELECT experiment, run_id, replication, " + unnested("link", LinkResult.class)
                            + " FROM (SELECT experiment, run_id, replication, unnest(links) AS link FROM documents)");
        }
    }

    private static String unnested(String item, Class<?> type) {
        return Sql.fields(type).stream()
                .map(field -> item + "." + Sql.name(field) + " AS " + Sql.name(field))
                .collect(Collectors.joining(", "));
    }

    private static String table(ExperimentFolder experiment, String file) {
        List<Column> columns = experiment.tables().getOrDefault(file, ImmutableList.of());
        String types = columns.stream()
                .map(column -> Sql.text(column.name()) + ": " + Sql.text(column.type()))
                .collect(Collectors.joining(", ", "{", "}"));
        boolean named = columns.stream().anyMatch(column -> column.name().equals("experiment"));
        return "SELECT " + (named ? "" : Sql.text(name(experiment)) + " AS experiment, ") + "* FROM read_csv("
                + Sql.text(file(experiment, file)) + ", header = true, delim = ',', quote = '\"', escape = '\"',"
                + " auto_detect = false, columns = " + types + ")";
    }

    /** All that {@code run.json} files say, the values of parameters in columns of their own, as written. */
    private static String runs(ExperimentFolder experiment) {
        String parameters = experiment.parameters().stream()
                .map(parameter -> ", point[" + Sql.text(parameter) + "] AS " + Sql.name("param_" + parameter))
                .collect(Collectors.joining());
        return "SELECT *" + parameters + " FROM read_json(" + Sql.text(file(experiment, "*/run.json"))
                + ", format = 'unstructured', maximum_object_size = 1073741824, columns = "
                + Sql.columns(RunResult.class, BESIDE) + ")";
    }

    private static String series(ExperimentFolder experiment) {
        return "SELECT " + Sql.text(name(experiment))
                + " AS experiment, regexp_extract(filename, '([^/\\\\]+)[/\\\\]series\\.csv$', 1) AS run_id,"
                + " time_s, entity, metric, value FROM read_csv(" + Sql.text(file(experiment, "*/series.csv"))
                + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', filename = true,"
                + " columns = {'time_s': 'DOUBLE', 'entity': 'VARCHAR', 'metric': 'VARCHAR', 'value': 'DOUBLE'})";
    }

    private static String name(ExperimentFolder experiment) {
        return String.valueOf(experiment.folder().toAbsolutePath().normalize().getFileName());
    }

    /** The name of a file, in which only what is below the experiment's folder is a pattern. */
    private static String file(ExperimentFolder experiment, String below) {
        String folder = experiment.folder().toAbsolutePath().normalize().toString();
        return folder.replaceAll("([\\[*?])", "[$1]") + "/" + below;
    }

    private void view(String name, List<String> parts) throws SQLException {
        if (!parts.isEmpty()) {
            nested(name, String.join(" UNION ALL BY NAME ", parts));
        }
    }

    private void nested(String name, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW " + Sql.name(name) + " AS " + query);
        }
        views.add(name);
    }

    /** What went wrong, for people. */
    static Complaint complaint(SQLException e, Map<String, ?> context) {
        String message = String.valueOf(e.getMessage()).strip();
        return new Complaint(
                ExitCode.USAGE,
                "the database says: " + message
                        + context.values().stream().map(text -> "\n" + text).collect(Collectors.joining()));
    }
}
