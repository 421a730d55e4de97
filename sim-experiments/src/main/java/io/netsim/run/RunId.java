package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import io.netsim.results.JsonText;
import io.netsim.spec.ExperimentSpec;
import java.nio.charset.StandardCharsets;

/** What tells runs apart: the first 12 hexadecimal digits of SHA-256 over configuration, replication and version. */
public final class RunId {
    private static final int DIGITS = 12;

    private RunId() {}

    public static String of(ExperimentSpec spec, int replication) {
        String text = JsonText.compact(ImmutableMap.of(
                "configuration", spec.resolved(), "replication", replication, "version", Version.NUMBER));
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, DIGITS);
    }
}
