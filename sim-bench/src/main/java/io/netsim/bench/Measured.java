package io.netsim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that has run to its end, measured from outside (Linux's {@code /proc}).
 *
 * @param cpuS user and system time of the whole process and its children, seconds, to 10 ms
 * @param wallS time by the clock, seconds
 * @param peakMib largest resident memory, MiB, sampled
 * @param output what it printed
 */
record Measured(double cpuS, double wallS, double peakMib, String output) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double TICKS_PER_S = 100; // of /proc, the same on every Linux that runs Java
    private static final long SAMPLE_MS = 10;

    /** Runs a program; one at a time, because a process knows only the sum over its children. */
    static Measured run(List<String> command) throws IOException, InterruptedException {
        return run(command, "");
    }

    /** @param javaOptions further options for Netsim's Java machine */
    static Measured run(List<String> command, String javaOptions) throws IOException, InterruptedException {
        Path output = Files.createTempFile("netsim-bench", ".out");
        try {
            long ticks = ticksOfChildren();
            long started = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            if (!javaOptions.isEmpty()) {
                builder.environment().put("NETSIM_JAVA_OPTS", javaOptions);
            }
            Process process = builder.start();
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            long peakKib = 0;
            do {
                peakKib = Math.max(peakKib, peakKib(status));
            } while (!process.waitFor(SAMPLE_MS, TimeUnit.MILLISECONDS));
            double wallS = (System.nanoTime() - started) / 1e9;
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " ended with code " + process.exitValue());
            }
            double cpuS = (ticksOfChildren() - ticks) / TICKS_PER_S;
            return new Measured(cpuS, wallS, peakKib / 1024.0, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** The first number behind a key of the JSON that was printed. */
    double number(String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?[0-9.]+(?:[eE][+-]?[0-9]+)?)")
                .matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("the program printed no number '" + key + "'");
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static long peakKib(Path status) {
        try {
            Matcher matcher = PEAK.matcher(Files.readString(status));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }

    /** Fields 16 and 17 of {@code /proc/self/stat}: user and system time of children that have ended. */
    private static long ticksOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
}
