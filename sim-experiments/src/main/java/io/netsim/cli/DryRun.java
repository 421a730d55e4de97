package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.run.Sweep;
import io.netsim.run.SweepEstimate;
import io.netsim.spec.ReplicationsSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sweep would do. */
final class DryRun {
    private final Sweep sweep;
    private final int jobs;
    private final Console console;

    DryRun(Sweep sweep, int jobs, Console console) {
        this.sweep = sweep;
        this.jobs = jobs;
        this.console = console;
    }

    void print(boolean json) throws IOException {
        ImmutableList<ImmutableMap<String, String>> points = sweep.plan().points();
        ReplicationsSpec replications = sweep.plan().replications();
        SweepEstimate estimate = SweepEstimate.of(sweep, jobs);
        if (json) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("netsim", 1);
            document.put("experiment", sweep.plan().experiment());
            document.put("points", points.size());
            document.put("replications", replications.asMap());
            document.put("runs", estimate.runs());
            document.put("most_runs", estimate.mostRuns());
            document.put("done", estimate.done());
            document.put("seconds_each", estimate.secondsEach());
            document.put("seconds_left", estimate.secondsLeft());
            document.put("estimated_from", estimate.basis());
            document.put("first_point", points.get(0));
            document.put("last_point", points.get(points.size() - 1));
            console.out().print(JsonText.pretty(document));
            return;
        }
        boolean fixed = replications.until() == null;
        String times = fixed
                ? replications.max() + (replications.max() == 1 ? " replication" : " replications")
                : replications.min() + " to " + replications.max() + " replications";
        console.out()
                .println(sweep.plan().experiment() + ": " + Units.count(points.size())
                        + (points.size() == 1 ? " point" : " points") + " × " + times + " = "
                        + Units.count(estimate.runs())
                        + (fixed ? "" : " to " + Units.count(estimate.mostRuns())) + " runs");
        if (estimate.done() > 0) {
            console.out().println("  done already: " + Units.count(estimate.done()) + " in " + sweep.folder());
        }
        console.out()
                .println("  time left:    about " + duration(estimate.secondsLeft()) + " with " + jobs
                        + (jobs == 1 ? " run" : " runs") + " at a time (" + Units.time(estimate.secondsEach())
                        + " a run, from " + estimate.basis() + ")");
        console.out().println("  first point:  " + text(points.get(0)));
        console.out().println("  last point:   " + text(points.get(points.size() - 1)));
    }

    private static String duration(double seconds) {
        if (seconds < 90) {
            return Units.time(seconds);
        }
        return seconds < 5400 ? Math.round(seconds / 60) + " min" : Units.digits(seconds / 3600) + " h";
    }

    private static String text(ImmutableMap<String, String> point) {
        if (point.isEmpty()) {
            return "as the file says";
        }
        StringBuilder text = new StringBuilder();
        point.forEach((key, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(key)
                .append(" = ")
                .append(value));
        return text.toString();
    }
}
