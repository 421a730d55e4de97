package io.netsim.bench;

import com.google.common.collect.ImmutableMap;
import io.netsim.run.Experiment;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.SweepPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The runs of a sweep and nothing else: no files, no tables, no claims. What {@code netsim sweep} costs beyond this is the
 * price of keeping results.
 *
 * <p>Arguments: the experiment, the number of replications.
 */
public final class RunsAlone {
    private RunsAlone() {}

    /** See the class. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        Path file = Path.of(args[0]);
        int replications = Integer.parseInt(args[1]);
        SweepPlan plan = Experiment.loader().plan(file, ImmutableMap.of());
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<Long>> runs = new ArrayList<>();
        for (ImmutableMap<String, String> point : plan.points()) {
            ExperimentSpec spec = Experiment.load(file, point, null);
            for (int i = 0; i < replications; i++) {
                int replication = i;
                runs.add(pool.submit(() -> new Run(spec, args[0], replication, RunOptions.KEPT)
                        .execute()
                        .events()));
            }
        }
        long events = 0;
        for (Future<Long> run : runs) {
            events += run.get();
        }
        pool.shutdown();
        System.out.println("{\"runs\": " + runs.size() + ", \"events\": " + events + "}");
    }
}
