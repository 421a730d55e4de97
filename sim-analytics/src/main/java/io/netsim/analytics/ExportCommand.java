package io.netsim.analytics;

import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Complaint;
import io.netsim.cli.ExitCode;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netsim export}. */
@Command(
        name = "export",
        description = {
            "Writes the tables of sweeps as Parquet files with their types: results, summary, comparisons,",
            "expectations, series and runs, as far as there are any.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  netsim export results/quickstart-sweep --out parquet"})
final class ExportCommand implements Callable<Integer> {
    /** Forms of files. */
    enum Format {
        parquet,
        csv
    }

    /** What {@code --json} says of a file. */
    private record Written(String table, String file, long rows) {}

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "RESULTS", description = "A folder of results, of one experiment or several.")
    @SuppressWarnings("NullAway.Init")
    private Path results;

    @Option(names = "--format", paramLabel = "FORMAT", description = "parquet or csv (default: parquet).")
    private Format format = Format.parquet;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: RESULTS/<format>).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON document about the files.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Written> written = new ArrayList<>();
        try (ResultsDatabase database = ResultsDatabase.open(results)) {
            Path folder = out == null ? results.resolve(format.name()) : out;
            try {
                Files.createDirectories(folder);
            } catch (FileAlreadyExistsException e) {
                throw new Complaint(ExitCode.USAGE, folder + " is not a folder; write --out DIR");
            }
            for (String table : ResultsDatabase.EXPORTED) {
                if (database.views().contains(table)) {
                    written.add(write(database, table, folder));
                }
            }
        } catch (SQLException e) {
            throw ResultsDatabase.complaint(e, ImmutableMap.of());
        }
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.print(JsonText.pretty(ImmutableMap.of("files", written)));
        } else {
            written.forEach(file -> to.println(file.file + "  " + file.rows + (file.rows == 1 ? " row" : " rows")));
        }
        to.flush();
        return ExitCode.DONE;
    }

    /** As a whole or not at all. */
    private Written write(ResultsDatabase database, String table, Path folder) throws IOException, SQLException {
        Path file = folder.resolve(table + "." + format.name());
        Path unfinished = folder.resolve(".unfinished-" + table + "." + format.name());
        String options = format == Format.parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER true";
        try (Statement statement = database.connection().createStatement()) {
            long rows = statement.executeUpdate(
                    "COPY (FROM " + Sql.name(table) + ") TO " + Sql.text(unfinished.toString()) + " (" + options + ")");
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return new Written(table, file.toString(), rows);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
