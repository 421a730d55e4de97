package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.results.JunitReport;
import io.netsim.results.RunResult;
import io.netsim.run.JunitSuites;
import io.netsim.run.RunFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The verdicts of one run as JUnit writes them. */
final class JunitFile {
    private JunitFile() {}

    /** @param params that the user has set */
    static void write(Path file, RunResult result, Map<String, String> params) throws IOException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("run_id", result.runId());
        document.put("wall_s", result.wallS());
        document.put(
                "expectations",
                result.expectations().stream().map(JsonText::keys).collect(ImmutableList.toImmutableList()));
        if (result.ended().equals("events")) {
            document.put("error", "the event limit was reached");
        }
        write(file, result.experiment(), result.replication(), document, params);
    }

    /** Of a run that broke. */
    static void write(Path file, String experiment, int replication, RunFailure failure, Map<String, String> params)
            throws IOException {
        Map<String, Object> document =
                ImmutableMap.of("run_id", experiment, "error", String.valueOf(failure.getMessage()));
        write(file, experiment, replication, document, params);
    }

    private static void write(
            Path file,
            String experiment,
            int replication,
            Map<String, ? extends @Nullable Object> document,
            Map<String, String> params)
            throws IOException {
        try (JunitReport report = new JunitReport(file, experiment)) {
            JunitSuites suites = new JunitSuites(experiment, report);
            suites.begin(params);
            suites.add(replication, document);
            suites.end();
            report.finish();
        }
    }
}
