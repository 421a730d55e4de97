package io.netsim.analytics;

import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Complaint;
import io.netsim.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netsim query}. */
@Command(
        name = "query",
        description = {
            "Asks the results of sweeps in SQL (DuckDB).",
            "Views: results, summary, comparisons, expectations, series, runs, flows, links, as far as there are any;",
            "documents has every run.json whole. 'DESCRIBE results' tells the columns of a view.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim query results/quickstart-sweep \"SELECT cc, avg(value) FROM results GROUP BY cc\"",
            "  netsim query results \"SHOW TABLES\"",
            "  netsim query results - --csv < question.sql"
        })
final class QueryCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RESULTS", description = "A folder of results, of one experiment or several.")
    @SuppressWarnings("NullAway.Init")
    private Path results;

    @Parameters(index = "1", paramLabel = "SQL", description = "The question; - reads it from standard input.")
    @SuppressWarnings("NullAway.Init")
    private String sql;

    @Option(names = "--json", description = "Print one JSON document: columns with their types, and rows.")
    private boolean json;

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    @Override
    public Integer call() throws IOException {
        if (json && csv) {
            throw new Complaint(ExitCode.USAGE, "--json and --csv exclude each other; keep one of them");
        }
        String question = sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
        PrintWriter out = spec.commandLine().getOut();
        try (ResultsDatabase database = ResultsDatabase.open(results)) {
            try (Statement statement = database.connection().createStatement()) {
                if (!statement.execute(question)) {
                    return ExitCode.DONE;
                }
                try (ResultSet rows = statement.getResultSet()) {
                    Answer answer = new Answer(rows);
                    if (json) {
                        answer.asJson(out);
                    } else if (csv) {
                        answer.asCsv(out);
                    } else {
                        answer.asTable(out);
                    }
                }
            } catch (SQLException e) {
                throw ResultsDatabase.complaint(
                        e, ImmutableMap.of("views", "Views here: " + String.join(", ", database.views())));
            }
        } catch (SQLException e) {
            throw ResultsDatabase.complaint(e, ImmutableMap.of());
        } finally {
            out.flush();
        }
        return ExitCode.DONE;
    }
}
