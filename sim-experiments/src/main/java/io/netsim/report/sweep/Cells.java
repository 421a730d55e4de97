package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** How each point of a sweep is run again. */
public final class Cells {
    /**
     * One point.
     *
     * @param words what is special of it
     * @param command runs its first replication
     * @param replay runs it again from its document and compares; empty if no run is there
     * @param link to its document beside the page; empty if there is none
     */
    public record Cell(String words, String command, String replay, String link) {}

    static final int MOST = PageTable.MOST_ROWS;

    private Cells() {}

    static ImmutableList<Cell> of(
            Recipe recipe,
            Path folder,
            boolean beside,
            ImmutableMap<Integer, Point> points,
            ImmutableList<Axis> axes,
            Map<Integer, String> firstRuns) {
        ImmutableList.Builder<Cell> cells = ImmutableList.builder();
        int left = MOST;
        for (Point point : points.values()) {
            if (left-- == 0) {
                break;
            }
            String run = firstRuns.getOrDefault(point.number(), "");
            boolean there = run.matches("[0-9a-f]+")
                    && Files.isRegularFile(folder.resolve(run).resolve("run.json"));
            cells.add(new Cell(
                    FigureMaker.words(point, axes),
                    command(recipe, point),
                    there ? "netsim replay " + quoted(folder.resolve(run).toString()) : "",
                    there && beside ? run + "/run.json" : ""));
        }
        return cells.build();
    }

    private static String command(Recipe recipe, Point point) {
        StringBuilder command = new StringBuilder("netsim run ");
        command.append(recipe.file().isEmpty() ? "EXPERIMENT.yaml" : quoted(recipe.file()));
        point.params().forEach((name, value) -> command.append(" -p ").append(quoted(name + "=" + value)));
        command.append(" --replication 0");
        if (!recipe.seed().isEmpty()) {
            command.append(" --seed ").append(recipe.seed());
        }
        return command.toString();
    }

    /** As a shell takes it for one word. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
