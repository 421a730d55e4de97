package io.netsim.run;

import com.google.common.collect.ImmutableList;
import io.netsim.results.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what must be known before the numbers of a sweep are believed. What is the same of all points is said once. */
final class SweepChecks {
    /** Fewer replications are too few for an interval that leans on the normal distribution. */
    static final int FEW = 5;

    private static final String WARNING = "warning";
    private static final String NOTE = "note";
    private static final int MOST = 1000;
    private static final String ONE_IS_ENOUGH = "write 'replications: 1', or ";
    /** A verdict on single runs may be wrong by chance; it counts if more than this share of a point's runs has it. */
    private static final double SHARE_OF_RUNS = 0.25;

    private static final double SHARE_OF_TRANSFERS = 0.05;

    private record Group(Check check, List<Integer> points) {}

    private final Map<Check, Group> groups = new LinkedHashMap<>();
    private final WarmupChecks warmups = new WarmupChecks();

    /** Something about the sweep as a whole. */
    void ofAll(String kind, String text) {
        Check check = new Check(kind, null, null, null, WARNING, text);
        groups.put(check, new Group(check, new ArrayList<>()));
    }

    private void add(
            String kind, int point, @Nullable String entity, @Nullable String metric, String severity, String text) {
        Check check = new Check(kind, null, entity, metric, severity, text);
        groups.computeIfAbsent(check, first -> new Group(first, new ArrayList<>()))
                .points
                .add(point);
    }

    /** How many runs of a point came to their end, and how many did not. */
    void runs(int point, int ended, int failed, boolean allAlike) {
        if (failed > 0) {
            String which = ended == 0 ? "none" : ended + " of " + (ended + failed);
            add(
                    "failed_runs",
                    point,
                    null,
                    null,
                    WARNING,
                    which + " of the runs came to " + (ended == 1 ? "its" : "their")
                            + " end; the numbers are of these alone, and what fails is seldom chosen by chance");
        }
        if (ended == 1) {
            add(
                    "few_replications",
                    point,
                    null,
                    null,
                    WARNING,
                    "one replication has no interval, and nothing tells chance from effect; write 'replications: 10'");
        } else if (ended > 1 && ended < FEW) {
            add(
                    "few_replications",
                    point,
                    null,
                    null,
                    WARNING,
                    "with " + ended + " replications intervals are wide and lean on the normal distribution; write"
                            + " 'replications: 5' or more");
        }
        if (ended > 1 && allAlike) {
            add(
                    "no_randomness",
                    point,
                    null,
                    null,
                    WARNING,
                    "all " + ended
                            + " replications give the same numbers: nothing in them is random, so more of them tell"
                            + " nothing; " + ONE_IS_ENOUGH
                            + "let something be random, such as 'start: {uniform: [0 s, 1 s]}'");
        }
    }

    /** What a point's replications were to make precise and did not, if so. */
    void precision(int point, @Nullable String shortfall) {
        if (shortfall != null) {
            add("precision", point, null, null, WARNING, shortfall);
        }
    }

    /**
     * Which builds of the program the runs are of.
     *
     * @param commits of the runs
     * @param present that of this program; null if unknown
     */
    void builds(ImmutableList<String> commits, @Nullable String present) {
        if (commits.size() > 1) {
            ofAll(
                    "builds",
                    "the runs were made by " + commits.size() + " commits of Netsim, which may not do the same: "
                            + String.join(", ", commits)
                            + "; --force does all runs again, 'netsim replay' compares one");
        } else if (present != null && commits.size() == 1 && !commits.contains(present)) {
            Check check = new Check(
                    "builds",
                    null,
                    null,
                    null,
                    NOTE,
                    "the runs were made by commit " + commits.get(0) + " of Netsim, these tables by " + present);
            groups.put(check, new Group(check, new ArrayList<>()));
        }
    }

    /** What the samples of a point lack. */
    void samples(int point, PointSamples samples) {
        int runs = samples.runs();
        Map<SampleKey, double[]> counts = new HashMap<>();
        samples.forEach((key, values) -> {
            int known = PointSamples.known(values).length;
            if (known < runs && key.statistic().equals("mean")) {
                add(
                        "missing_values",
                        point,
                        key.entity(),
                        key.metric(),
                        WARNING,
                        key.metric() + " of " + key.entity() + " has a value in " + known + " of " + runs
                                + " runs; its mean is over these alone");
            }
            if (key.statistic().equals("count")) {
                counts.put(key, values);
            }
            boolean completion =
                    key.metric().equals("flow.completion_s") && key.statistic().equals("mean");
            if (completion) {
                open(point, key.entity(), counts);
            }
        });
    }

    private void open(int point, String entry, Map<SampleKey, double[]> counts) {
        double flows = sum(counts.get(new SampleKey(entry, "flow.flows", "count")));
        double open = sum(counts.get(new SampleKey(entry, "flow.open", "count")));
        if (flows > 0 && open / flows > SHARE_OF_TRANSFERS) {
            add(
                    "missing_values",
                    point,
                    entry,
                    "flow.completion_s",
                    WARNING,
                    Math.round(100 * open / flows) + " % of the transfers of " + entry
                            + " had not completed when their runs ended; flow.completion_s is over the others, which"
                            + " are the faster ones; write a longer 'duration'");
        }
    }

    private static double sum(double @Nullable [] values) {
        return values == null
                ? 0
                : Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum();
    }

    /** Hears of every series of every point. */
    WarmupChecks warmups() {
        return warmups;
    }

    /** In how many runs of a point the batches of a series depend on each other. */
    void series(int point, String entity, String metric, int dependent, int runs) {
        if (dependent > SHARE_OF_RUNS * runs) {
            add(
                    "autocorrelation",
                    point,
                    entity,
                    metric,
                    NOTE,
                    metric + " of " + entity + " varies so slowly that in " + dependent + " of " + runs
                            + " runs even tenths of the run depend on each other: one run alone does not say how sure"
                            + " its mean is; intervals over replications still do");
        }
    }

    /** In how many runs of a point an expectation found no value. */
    void expectation(int point, String that, int without, int runs) {
        if (without > 0) {
            add(
                    "expectation",
                    point,
                    null,
                    null,
                    WARNING,
                    "'" + that + "' has no value in " + without + " of " + runs + " runs, which counts as not met");
        }
    }

    /** All, what is true of every point once; cut when there are too many. */
    ImmutableList<Check> all(int points) {
        warmups.forEach((point, entity, metric, text) -> add("warmup", point, entity, metric, WARNING, text));
        List<Check> all = new ArrayList<>();
        int left = 0;
        for (Group group : groups.values()) {
            if (group.points.isEmpty() || (group.points.size() == points && points > 1)) {
                all.add(group.check);
                continue;
            }
            Check check = group.check.kind().equals("no_randomness") ? ofSomePoints(group.check) : group.check;
            for (int point : group.points) {
                if (all.size() < MOST) {
                    all.add(at(point, check));
                } else {
                    left++;
                }
            }
        }
        if (left > 0) {
            all.add(new Check("more", null, null, null, NOTE, left + " more are left out here"));
        }
        return ImmutableList.copyOf(all);
    }

    /** Replications are of the whole sweep: to have one only would take from other points what they need. */
    private static Check ofSomePoints(Check check) {
        String text = check.text().replace(ONE_IS_ENOUGH, "other points do vary; ");
        return new Check(check.kind(), null, check.entity(), check.metric(), check.severity(), text);
    }

    private static Check at(int point, Check check) {
        return new Check(check.kind(), point, check.entity(), check.metric(), check.severity(), check.text());
    }
}
