package io.netsim.cli;

import io.netsim.run.SweepProgress;

/** Shows on {@code err} how far a sweep has come: one line on a terminal, else a line every ten seconds. */
final class ProgressLine {
    private static final long TERMINAL_MS = 200;
    private static final long PLAIN_MS = 10_000;

    private final SweepProgress progress;
    private final Console console;
    private final long startNs = System.nanoTime();
    private final Thread thread;

    ProgressLine(SweepProgress progress, Console console) {
        this.progress = progress;
        this.console = console;
        this.thread = new Thread(this::show, "netsim-progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(console.errIsTerminal() ? TERMINAL_MS : PLAIN_MS);
                if (console.errIsTerminal()) {
                    console.err().print("\r\u001b[K" + text());
                    console.err().flush();
                } else {
                    console.err().println(text());
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
    private String text() {
        double elapsedS = (System.nanoTime() - startNs) / 1e9;
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
            text.append(", ").append(Units.digits(rate)).append(" runs/s");
            double leftS = (progress.total() - done) / rate;
            text.append(", ").append(Math.round(leftS)).append(" s left");
        }
        return text.toString();
    }

    /** Ends the showing. */
    void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
