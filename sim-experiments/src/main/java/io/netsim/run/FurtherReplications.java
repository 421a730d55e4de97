package io.netsim.run;

import io.netsim.results.Observations;
import io.netsim.results.RunFolder;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.spec.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which runs are due beyond those that are planned, where replications go on until a mean is precise. */
final class FurtherReplications {
    private final ReplicationsSpec replications;
    private final Precision precision;
    private final Shard shard;
    private final Path folder;

    /** @param folder of the experiment's results */
    FurtherReplications(ReplicationsSpec replications, double confidence, Shard shard, Path folder) {
        this.replications = replications;
        this.precision = new Precision(replications, confidence);
        this.shard = shard;
        this.folder = folder;
    }

    /** Plans them, point by point; none if all points have enough. */
    List<SweepTask> of(List<SweepPoint> points) {
        List<SweepTask> more = new ArrayList<>();
        try {
            for (int number = 0; number < points.size(); number++) {
                SweepPoint point = points.get(number);
                if (!shard.has(new SweepTask(number, 0), replications) || point.planned() >= replications.max()) {
                    continue;
                }
                PointSamples samples = counted(point);
                int before = point.planned();
                if (samples != null && !precision.reached(samples)) {
                    point.plan(Math.min(replications.max(), Math.max(before + 1, precision.foreseen(samples))));
                    for (int replication = before; replication < point.planned(); replication++) {
                        more.add(new SweepTask(number, replication));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the results in " + folder, e);
        }
        return more;
    }

    /** The numbers of the runs that count; null if the point is wrong in itself. */
    private @Nullable PointSamples counted(SweepPoint point) throws IOException {
        PointSamples samples = new PointSamples();
        for (int replication = 0; replication < point.planned() && !precision.reached(samples); replication++) {
            Map<String, @Nullable Object> document;
            try {
                document = RunFolder.readIfWhole(folder, point.runId(replication));
            } catch (SpecException e) {
                return null;
            }
            if (document != null && !document.containsKey("error")) {
                samples.begin(replication);
                Observations.of(document).forEach(samples::add);
            }
        }
        return samples;
    }
}
