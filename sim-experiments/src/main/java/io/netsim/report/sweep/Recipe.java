package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.sweep.Axis.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a sweep was made: {@code sweep.json}, or what can be told without it. Texts that nobody says are empty.
 *
 * @param title of the report; the experiment's name if the file gives none
 * @param command as it was typed
 * @param file the experiment file as it was typed
 * @param sources texts of the files by path
 * @param keptRuns how many runs were there before the sweep that the times are of
 * @param confidence of the intervals, 0 to 1
 * @param baseline values that other points are compared with; empty for none
 * @param figures that the experiment asks for
 */
public record Recipe(
        String experiment,
        String title,
        String description,
        String version,
        String gitCommit,
        String jdk,
        String machine,
        String command,
        String file,
        ImmutableMap<String, String> sources,
        String seed,
        String replications,
        String digest,
        @Nullable Double wallS,
        @Nullable Double cpuS,
        int keptRuns,
        double confidence,
        ImmutableMap<String, String> baseline,
        ImmutableList<Map<?, ?>> figures) {
    private static final double USUAL_CONFIDENCE = 0.95;

    /**
     * @param sweep {@code sweep.json}, or null
     * @param run the document of a run, or null
     */
    static Recipe of(@Nullable Object sweep, @Nullable Object run, String folder) {
        String experiment = first(Json.text(sweep, "experiment"), Json.text(run, "experiment"), folder);
        ImmutableList.Builder<Map<?, ?>> figures = ImmutableList.builder();
        for (Object each : Json.list(sweep, "report", "figures")) {
            if (each instanceof Map<?, ?> figure) {
                figures.add(figure);
            }
        }
        Double confidence = Json.number(sweep, "report", "confidence");
        return new Recipe(
                experiment,
                first(Json.text(sweep, "report", "title"), Json.text(sweep, "title"), experiment),
                first(Json.text(sweep, "description"), Json.text(run, "configuration", "description"), ""),
                first(Json.text(sweep, "version"), Json.text(run, "version"), ""),
                first(Json.text(sweep, "git_commit"), Json.text(run, "git_commit"), ""),
                first(Json.text(sweep, "jdk"), Json.text(run, "jdk"), ""),
                machine(sweep),
                Json.text(sweep, "command"),
                first(Json.text(sweep, "file"), Json.text(run, "file"), ""),
                Json.texts(sweep, "sources"),
                first(Json.text(sweep, "seed"), Json.text(run, "seed"), ""),
                replications(sweep),
                Json.text(sweep, "digest"),
                Json.number(sweep, "wall_s"),
                Json.number(sweep, "cpu_s"),
                Json.whole(sweep, "runs", "kept"),
                confidence == null ? USUAL_CONFIDENCE : confidence,
                Json.texts(sweep, "report", "baseline"),
                figures.build());
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String machine(@Nullable Object sweep) {
        Object machine = Json.at(sweep, "machine");
        if (machine == null) {
            return "";
        }
        int processors = Json.whole(machine, "processors");
        return Json.text(machine, "os") + ", " + Json.text(machine, "arch") + ", " + processors
                + (processors == 1 ? " processor" : " processors");
    }

    private static String replications(@Nullable Object sweep) {
        Object replications = Json.at(sweep, "replications");
        if (replications == null) {
            return "";
        }
        String min = Json.text(replications, "min");
        String max = Json.text(replications, "max");
        if (min.equals(max)) {
            return min;
        }
        Double until = Json.number(replications, "until");
        String goal = until == null ? Json.text(replications, "until") : Scale.worded("fraction", until);
        String of = Json.text(replications, "of");
        return min + " to " + max + (goal.isEmpty() ? "" : ", until the interval is within " + goal)
                + (of.isEmpty() ? "" : " of " + of);
    }

    /** Splits the values of a parameter into what an axis needs; numbers by size. */
    static Axis axis(String parameter, String unit, Map<String, @Nullable Double> numbers) {
        ImmutableList.Builder<Value> values = ImmutableList.builder();
        numbers.forEach((text, number) -> values.add(new Value(text, number)));
        Axis axis = new Axis(parameter, unit, values.build());
        if (!axis.numeric()) {
            return axis;
        }
        return new Axis(
                parameter,
                unit,
                axis.values().stream()
                        .sorted((a, b) -> Double.compare(number(a), number(b)))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static double number(Value value) {
        Double number = value.number();
        return number == null ? 0 : number;
    }
}
