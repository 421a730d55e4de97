package io.netsim.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunClaimTest {
    @TempDir
    Path folder;

    /** Another process that wants the same run. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws Exception {
            try (RunClaim claim = RunClaim.take(Path.of(args[0]), "run")) {
                System.out.print(claim == null ? "taken" : "free");
            }
        }
    }

    @Test
    void secondAttemptInOneProcessDoesNotOpenTheRunToOtherProcesses() throws Exception {
        try (RunClaim first = RunClaim.take(folder, "run")) {
            assertThat(first).isNotNull();
            assertThat(RunClaim.take(folder, "run")).isNull();
            assertThat(inAnotherProcess()).isEqualTo("taken");
        }
    }

    @Test
    void claimGivenUpIsFreeInThisProcess() throws Exception {
        try (RunClaim first = RunClaim.take(folder, "run")) {
            assertThat(first).isNotNull();
        }
        try (RunClaim second = RunClaim.take(folder, "run")) {
            assertThat(second).isNotNull();
        }
    }

    private String inAnotherProcess() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).isZero();
        return said;
    }
}
