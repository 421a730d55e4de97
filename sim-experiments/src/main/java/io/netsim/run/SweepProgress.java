package io.netsim.run;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.SpecException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a sweep has come; safe to read from any thread. */
public final class SweepProgress {
    private static final int MOST_MESSAGES = 20;

    private long total;
    private long completed;
    private long failed;
    private long skipped;
    private long unmet;
    private long invalid;
    private @Nullable SpecException mistakes;
    private final List<String> messages = new ArrayList<>();

    SweepProgress() {}

    /** So many more runs are due. */
    synchronized void expect(long runs) {
        total += runs;
    }

    /** All runs that are due here, as far as is known. */
    public synchronized long total() {
        return total;
    }

    /** Runs of which there is a result now, earlier ones included. */
    public synchronized long done() {
        return completed + failed + skipped + invalid;
    }

    /** Runs that came to their end in this sweep. */
    public synchronized long completed() {
        return completed;
    }

    /** Runs that were there already. */
    public synchronized long skipped() {
        return skipped;
    }

    /** Runs without a result, those that failed earlier and were not tried again included. */
    public synchronized long failed() {
        return failed + invalid;
    }

    /** Runs of this sweep in which an expectation was not met. */
    public synchronized long unmetRuns() {
        return unmet;
    }

    /** The first mistake in the input that only showed in a run, or null. */
    public synchronized @Nullable SpecException mistakes() {
        return mistakes;
    }

    /** What went wrong, the first 20. */
    public synchronized ImmutableList<String> messages() {
        return ImmutableList.copyOf(messages);
    }

    synchronized void completedOne() {
        completed++;
    }

    synchronized void failed(String message) {
        failed++;
        message(message);
    }

    synchronized void message(String message) {
        if (messages.size() < MOST_MESSAGES && !messages.contains(message)) {
            messages.add(message);
        }
    }

    synchronized void skipped(boolean failedEarlier) {
        if (failedEarlier) {
            failed("a run failed earlier; --retry-failed tries it again");
        } else {
            skipped++;
        }
    }

    synchronized void unmet() {
        unmet++;
    }

    synchronized void invalid(SpecException e) {
        invalid++;
        mistakes = mistakes == null ? e : mistakes;
    }
}
