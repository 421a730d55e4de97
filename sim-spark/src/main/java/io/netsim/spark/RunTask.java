package io.netsim.spark;

import io.netsim.run.SweepTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** One run, on whatever machine. A run that breaks is kept with its error and breaks nothing else. */
final class RunTask implements Function<SweepTask, String> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Job> job;

    RunTask(Broadcast<Job> job) {
        this.job = job;
    }

    /** Why the run could not be kept, or an empty text. */
    @Override
    public String call(SweepTask task) {
        try {
            job.value().sweep().run(task);
            return "";
        } catch (UncheckedIOException e) {
            return String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        } catch (IOException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
