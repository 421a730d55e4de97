package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Path;

/** The measurements that come with the project, and our verdicts on them, made once. */
final class LinuxMeasurements {
    private static final class Made {
        static final ImmutableList<ScenarioVerdict> VERDICTS = make();

        private static ImmutableList<ScenarioVerdict> make() {
            try {
                LinuxFolder folder = LinuxFolder.read(folder());
                return Verdicts.of(folder, folder.names(), 2);
            } catch (IOException | FolderException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private LinuxMeasurements() {}

    static Path folder() {
        return ProjectFiles.root().resolve("sim-experiments/src/test/resources/linux-tcp");
    }

    /** Whether recorded files are to be written anew instead of being compared. */
    static boolean renew() {
        return "renew".equals(System.getProperty("netsim.validation"));
    }

    static ImmutableList<ScenarioVerdict> verdicts() {
        return Made.VERDICTS;
    }
}
