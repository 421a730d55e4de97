package io.netsim.cli;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, as it runs for a user: it can be killed, and there can be two. */
public final class NetsimProcess implements AutoCloseable {
    private static final long PATIENCE_S = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private NetsimProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param folder for what it prints; must not be that of the results */
    public static NetsimProcess start(Path folder, Object... args) throws IOException {
        return start(folder, List.of(), Map.of(), args);
    }

    /**
     * @param folder for what it prints
     * @param options of the Java machine
     * @param environment added to that of the test
     */
    public static NetsimProcess start(
            Path folder, List<String> options, Map<String, String> environment, Object... args) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(1, options);
        for (Object arg : args) {
            command.add(arg.toString());
        }
        Path out = Files.createTempFile(folder, "netsim-", ".out");
        Path err = Files.createTempFile(folder, "netsim-", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new NetsimProcess(builder.start(), out, err);
    }

    /** The words that start the program, without its arguments; a quick start counts for more here than fast code. */
    public static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                absolute(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                "io.netsim.cli.Main");
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : Splitter.on(File.pathSeparatorChar).split(classPath)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does: no code of the program runs any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end. */
    public Netsim result() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("not at its end after " + PATIENCE_S + " s: " + Files.readString(err));
        }
        return new Netsim(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Leaves nothing behind that runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
