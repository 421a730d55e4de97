package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import io.netsim.results.JsonText;
import io.netsim.spec.ExperimentSpec;
import java.nio.charset.StandardCharsets;

/** What tells runs apart: the first 12 hexadecimal digits of SHA-256 over configuration, replication and version. */
public final class RunId {
    private static final int DIGITS = 12;

    private final String configuration;

    /** Those of one point, by its configuration. */
    RunId(ImmutableMap<String, Object> configuration) {
        this.configuration = JsonText.compact(configuration);
    }

    /** @param replication from 0 */
    String of(int replication) {
        String rest = JsonText.compact(ImmutableMap.of("replication", replication, "version", Version.NUMBER));
        String text = "{\"configuration\":" + configuration + "," + rest.substring(1);
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, DIGITS);
    }

    public static String of(ExperimentSpec spec, int replication) {
        return new RunId(spec.resolved()).of(replication);
    }
}
