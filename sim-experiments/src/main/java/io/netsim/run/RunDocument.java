package io.netsim.run;

import io.netsim.results.JsonText;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code run.json} says: the result of a run, or why there is none, and all that is needed to repeat it. */
final class RunDocument {
    private RunDocument() {}

    static Map<String, @Nullable Object> of(RunResult result, ExperimentSpec spec, Path file) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        JsonText.keys(result).forEach(document::put);
        return withOrigin(document, spec, file);
    }

    /** Of a run that did not come to its end. */
    static Map<String, @Nullable Object> ofFailure(
            ExperimentSpec spec, int replication, Path file, String error, @Nullable Double simulatedS) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("netsim", RunResult.FORMAT);
        document.put("experiment", spec.name());
        document.put("run_id", RunId.of(spec, replication));
        document.put("version", Version.NUMBER);
        document.put("point", spec.params());
        document.put("replication", replication);
        document.put("seed", spec.seed());
        document.put("error", error);
        document.put("simulated_s", simulatedS);
        return withOrigin(document, spec, file);
    }

    private static Map<String, @Nullable Object> withOrigin(
            Map<String, @Nullable Object> document, ExperimentSpec spec, Path file) {
        document.put("file", file.toAbsolutePath().normalize().toString());
        document.put("jdk", System.getProperty("java.version"));
        document.put("git_commit", Provenance.gitCommit());
        document.put("configuration", spec.resolved());
        return document;
    }
}
