package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The verdicts of many scenarios. */
public final class Verdicts {
    private Verdicts() {}

    /**
     * Plays scenarios and compares them.
     *
     * @param jobs how many at once, at least 1; the result does not depend on it
     */
    public static ImmutableList<ScenarioVerdict> of(LinuxFolder folder, List<String> names, int jobs)
            throws IOException, FolderException {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<ScenarioVerdict>> pending = new ArrayList<>();
            for (String name : names) {
                pending.add(workers.submit(() -> folder.verdict(name)));
            }
            ImmutableList.Builder<ScenarioVerdict> verdicts = ImmutableList.builder();
            for (Future<ScenarioVerdict> each : pending) {
                verdicts.add(each.get());
            }
            return verdicts.build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static IOException rethrown(ExecutionException e) throws IOException, FolderException {
        Throwable cause = e.getCause();
        if (cause instanceof FolderException mistake) {
            throw mistake;
        }
        if (cause instanceof IOException io) {
            throw io;
        }
        throw new IllegalStateException(cause);
    }

    /** Whether each kind among the verdicts has reached its target. */
    public static boolean targetsMet(List<ScenarioVerdict> verdicts) {
        for (ScenarioKind kind : ScenarioKind.values()) {
            long all =
                    verdicts.stream().filter(v -> v.kind().equals(kind.label())).count();
            long agreeing = verdicts.stream()
                    .filter(v -> v.agrees() && v.kind().equals(kind.label()))
                    .count();
            if (agreeing < kind.target() * all) {
                return false;
            }
        }
        return true;
    }
}
