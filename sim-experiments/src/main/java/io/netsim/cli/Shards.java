package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import io.netsim.run.Shard;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which shard this process is to do: as told, or as a cluster's scheduler tells in the environment. */
final class Shards {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final String AUTO = "auto";

    /** Names of an index from {@code base}, and of the count; first what can be recognised with most certainty. */
    private record Scheduler(
            String name, String index, @Nullable String base, String count) {}

    private static final ImmutableList<Scheduler> SCHEDULERS = ImmutableList.of(
            new Scheduler("Slurm", "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT"),
            new Scheduler("Kubernetes", "JOB_COMPLETION_INDEX", null, "NETSIM_SHARDS"));

    private Shards() {}

    /** @throws Complaint if it is neither I/N nor {@code auto} in an array of jobs */
    static Shard parse(String text, Map<String, String> environment) {
        if (text.equals(AUTO)) {
            return fromEnvironment(environment);
        }
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            try {
                return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            } catch (IllegalArgumentException e) {
                throw new Complaint(ExitCode.USAGE, "--" + e.getMessage());
            }
        }
        throw new Complaint(ExitCode.USAGE, "--shard " + text + ": write a part such as 2/8, or auto");
    }

    private static Shard fromEnvironment(Map<String, String> environment) {
        for (Scheduler scheduler : SCHEDULERS) {
            if (environment.containsKey(scheduler.index)) {
                int base = scheduler.base == null ? 0 : number(scheduler, scheduler.base, environment);
                int index = number(scheduler, scheduler.index, environment) - base + 1;
                int count = number(scheduler, scheduler.count, environment);
                try {
                    return new Shard(index, count);
                } catch (IllegalArgumentException e) {
                    throw new Complaint(ExitCode.USAGE, "--shard auto in " + scheduler.name + ": " + e.getMessage());
                }
            }
        }
        throw new Complaint(
                ExitCode.USAGE,
                "--shard auto: neither SLURM_ARRAY_TASK_ID (Slurm) nor JOB_COMPLETION_INDEX (Kubernetes) is set;"
                        + " write a part such as --shard 2/8");
    }

    private static int number(Scheduler scheduler, String name, Map<String, String> environment) {
        String value = environment.get(name);
        if (value == null || !value.matches("\\d{1,9}")) {
            throw new Complaint(
                    ExitCode.USAGE,
                    "--shard auto in " + scheduler.name + ": " + name
                            + (value == null ? " is not set" : " is '" + value + "', not a number"));
        }
        return Integer.parseInt(value);
    }
}
