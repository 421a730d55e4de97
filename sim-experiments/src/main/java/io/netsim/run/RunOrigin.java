package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.ExperimentSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a run comes from: what the documents of all runs of a point have in common. To find it takes as long as a small run,
 * so a sweep does it once for each point.
 *
 * @param file the experiment's, by its full name
 * @param jdk version of Java
 * @param gitCommit of the program, null if it lies in no repository
 * @param configuration the whole of the experiment as it is understood
 */
record RunOrigin(String file, String jdk, @Nullable String gitCommit, ImmutableMap<String, Object> configuration) {
    static RunOrigin of(ExperimentSpec spec, Path file) {
        return new RunOrigin(
                file.toAbsolutePath().normalize().toString(),
                System.getProperty("java.version"),
                Provenance.gitCommit(),
                spec.resolved());
    }
}
