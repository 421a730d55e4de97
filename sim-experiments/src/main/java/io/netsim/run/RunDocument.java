package io.netsim.run;

import io.netsim.results.JsonText;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code run.json} says: the result of a run, or why there is none, and all that is needed to repeat it. */
final class RunDocument {
    private RunDocument() {}

    static Map<String, @Nullable Object> of(RunResult result, RunOrigin origin) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        JsonText.keys(result).forEach(document::put);
        return withOrigin(document, origin);
    }

    /** Of a run that did not come to its end. */
    static Map<String, @Nullable Object> ofFailure(
            ExperimentSpec spec, int replication, RunOrigin origin, String error, @Nullable Double simulatedS) {
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
        return withOrigin(document, origin);
    }

    private static Map<String, @Nullable Object> withOrigin(Map<String, @Nullable Object> document, RunOrigin origin) {
        document.put("file", origin.file());
        document.put("jdk", origin.jdk());
        document.put("git_commit", origin.gitCommit());
        document.put("configuration", origin.configuration());
        return document;
    }
}
