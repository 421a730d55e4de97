package io.netsim.run;

import com.google.common.collect.ImmutableList;
import io.netsim.results.RunFolder;
import io.netsim.results.RunResult;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.spec.SpecException;
import io.netsim.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a sweep is.
 *
 * @param runs at least
 * @param mostRuns at most; more than {@code runs} only if replications go on until a mean is precise
 * @param done of these, runs that are there already
 * @param secondsEach wall-clock time of one run
 * @param secondsLeft wall-clock time of what is missing of {@code runs}
 * @param basis what the time is estimated from, in words
 */
public record SweepEstimate(long runs, long mostRuns, long done, double secondsEach, double secondsLeft, String basis) {
    private static final int MOST_LOOKED_AT = 200;
    /** A trial is given up after so many events, about a second. */
    private static final long TRIAL_EVENTS = 1_500_000;

    /** Looks at what is there; if that is nothing, tries the beginnings of two runs. */
    public static SweepEstimate of(Sweep sweep, int jobs) throws IOException {
        ReplicationsSpec replications = sweep.plan().replications();
        ImmutableList<SweepPoint> points = sweep.points();
        long runs = 0;
        for (SweepTask task : sweep.tasks()) {
            runs += task.replication() >= 0 ? 1 : 0;
        }
        long mostRuns = replications.until() == null ? runs : runs / replications.min() * replications.max();
        long done = 0;
        double seconds = 0;
        int timed = 0;
        if (Files.isDirectory(sweep.folder())) {
            for (SweepTask task : sweep.tasks()) {
                String runId = idOf(points.get(task.point()), task.replication());
                if (runId == null || !RunFolder.isDone(sweep.folder(), runId)) {
                    continue;
                }
                done++;
                Map<String, @Nullable Object> document =
                        timed < MOST_LOOKED_AT ? RunFolder.readIfWhole(sweep.folder(), runId) : null;
                if (document != null && document.get("wall_s") instanceof Number wall) {
                    seconds += wall.doubleValue();
                    timed++;
                }
            }
        }
        double each = timed > 0 ? seconds / timed : trial(points);
        String basis = timed > 0
                ? timed + (timed == 1 ? " run that is" : " runs that are") + " there"
                : "a try of the first and the last point";
        return new SweepEstimate(runs, mostRuns, done, each, each * (runs - done) / jobs, basis);
    }

    private static @Nullable String idOf(SweepPoint point, int replication) {
        try {
            String runId = point.runId(replication);
            if (replication + 1 >= point.planned()) {
                point.forget();
            }
            return runId;
        } catch (SpecException e) {
            return null;
        }
    }

    private static double trial(ImmutableList<SweepPoint> points) {
        double first = trial(points.get(0));
        double last = points.size() == 1 ? first : trial(points.get(points.size() - 1));
        return (first + last) / 2;
    }

    /** The wall-clock time of a run, from its beginning. */
    private static double trial(SweepPoint point) {
        ExperimentSpec spec = point.spec();
        RunOptions options = new RunOptions(TRIAL_EVENTS, ImmutableList.of(), false, false, false, null, null);
        try {
            RunResult result = new Run(spec, spec.name(), 0, options).execute();
            double share = result.simulatedS() / Time.toSeconds(spec.time().durationPs());
            return result.ended().equals("events") ? result.wallS() / Math.max(share, 1e-9) : result.wallS();
        } catch (RunFailure e) {
            return 0;
        }
    }
}
