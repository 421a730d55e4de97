package io.netsim.cli;

import io.netsim.run.Run;
import io.netsim.run.SweepProgress;
import java.util.function.DoubleFunction;

/** Shows on {@code err} how far something has come: one line on a terminal, else a line every ten seconds. */
final class ProgressLine implements AutoCloseable {
    private static final long TERMINAL_MS = 200;
    private static final long PLAIN_MS = 10_000;

    private final DoubleFunction<String> text;
    private final Console console;
    private final long startNs = System.nanoTime();
    private final Thread thread;

    ProgressLine(SweepProgress progress, Console console) {
        this(elapsedS -> text(progress, elapsedS), console);
    }

    ProgressLine(Run run, Console console) {
        this(elapsedS -> text(run.simulatedS(), run.durationS(), elapsedS), console);
    }

    /** @param text by the seconds that have gone by; empty for nothing to say yet */
    private ProgressLine(DoubleFunction<String> text, Console console) {
        this.text = text;
        this.console = console;
        this.thread = new Thread(this::show, "netsim-progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(console.errIsTerminal() ? TERMINAL_MS : PLAIN_MS);
                String now = text.apply((System.nanoTime() - startNs) / 1e9);
                if (console.errIsTerminal()) {
                    console.err().print("\r\u001b[K" + now);
                    console.err().flush();
                } else if (!now.isEmpty()) {
                    console.err().println(now);
                }
            }
        } catch (InterruptedException e) {
            if (console.errIsTerminal()) {
                console.err().print("\r\u001b[K");
                console.err().flush();
            }
        }
    }

    /** {@code 12/40 runs (1 failed), 3.4 runs/s, 8.2 s left}. */
    static String text(SweepProgress progress, double elapsedS) {
        long done = progress.done();
        long fresh = done - progress.skipped();
        StringBuilder text = new StringBuilder()
                .append(done)
                .append('/')
                .append(progress.total())
                .append(" runs");
        if (progress.failed() > 0) {
            text.append(" (").append(progress.failed()).append(" failed)");
        }
        if (fresh > 0) {
            double rate = fresh / elapsedS;
            text.append(", ").append(Units.digits(rate)).append(" runs/s, ");
            text.append(left((progress.total() - done) / rate)).append(" left");
        }
        return text.toString();
    }

    /** {@code 42 % of 60 s simulated, 12 s left}. */
    static String text(double simulatedS, double durationS, double elapsedS) {
        if (simulatedS <= 0) {
            return "";
        }
        double share = simulatedS / durationS;
        return (long) (100 * share) + " % of " + Units.time(durationS) + " simulated, "
                + left(elapsedS / share - elapsedS) + " left";
    }

    /** {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String left(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }

    /** Ends the showing. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
