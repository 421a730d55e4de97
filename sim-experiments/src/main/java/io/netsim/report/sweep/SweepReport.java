package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.Page;
import io.netsim.report.PageHead;
import io.netsim.report.sweep.FigurePlan.Kind;
import io.netsim.results.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report of a sweep from the files of its folder. */
public final class SweepReport {
    private static final String RUN = "run.json";

    private final Path folder;
    private final @Nullable Object sweep;
    private final @Nullable Object run;
    private final Catalogue catalogue;
    private final Recipe recipe;
    private final ImmutableMap<Integer, Point> points;
    private final ImmutableList<Axis> axes;
    private final Map<Integer, String> firstRuns = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private SweepReport(Path folder) throws IOException {
        this.folder = folder;
        this.sweep = Json.read(folder.resolve("sweep.json"));
        this.catalogue = new Catalogue(folder, Json.read(folder.resolve("columns.json")));
        this.points = catalogue.points(sweep);
        this.axes = catalogue.axes(points);
        findFirstRuns();
        this.run = firstDocument();
        this.recipe = Recipe.of(
                sweep, run, String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        for (String file : List.of("sweep.json", "summary.csv", "results.csv", "columns.json")) {
            if (!catalogue.has(file)) {
                notes.add("There is no " + file + " in this folder: what it tells is missing here.");
            }
        }
    }

    /** Whether there is something to report in a folder: the tables or the recipe of a sweep. */
    public static boolean isSweep(Path folder) {
        return Files.isRegularFile(folder.resolve("summary.csv")) || Files.isRegularFile(folder.resolve("sweep.json"));
    }

    /** The folders of sweeps that a folder of results holds, by name. */
    public static List<Path> sweepsIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(SweepReport::isSweep).sorted().toList();
        }
    }

    /**
     * Writes the report of a sweep.
     *
     * @param folder of an experiment, for which {@link #isSweep}
     * @param file the page
     * @param version of this Netsim
     * @throws DamagedFile if a file of the folder cannot be made sense of
     */
    public static void write(Path folder, Path file, String version) throws IOException {
        SweepReport report = new SweepReport(folder);
        SweepPage page = report.page(file);
        boolean figures = !page.figures().isEmpty() || !page.further().isEmpty();
        PageHead head = PageHead.of(page.recipe().title() + " · Netsim report", version, figures);
        Page.write(file, "sweep.jte", Map.of("head", head, "page", page));
    }

    // ---- documents ---------------------------------------------------------------------------------------------

    /** From {@code sweep.json}, or else from the first rows of {@code results.csv} of each point. */
    private void findFirstRuns() throws IOException {
        for (Point point : points.values()) {
            if (!point.firstRun().isEmpty()) {
                firstRuns.put(point.number(), point.firstRun());
            }
        }
        if (!firstRuns.isEmpty() || !catalogue.has("results.csv")) {
            return;
        }
        try (CsvRows rows = CsvRows.open(folder.resolve("results.csv"))) {
            int point = rows.column("point");
            while (rows.next()) {
                Double number = rows.number(point);
                if (number != null) {
                    firstRuns.putIfAbsent(number.intValue(), rows.text(rows.column("run_id")));
                }
            }
        }
    }

    private @Nullable Object firstDocument() throws IOException {
        for (String id : firstRuns.values()) {
            Object document = document(id);
            if (document != null && Json.at(document, "error") == null) {
                return document;
            }
        }
        return null;
    }

    /** Null if there is none; an id that is no name of a folder here leads nowhere. */
    private @Nullable Object document(String id) throws IOException {
        return id.matches("[0-9a-f]{6,64}") ? Json.read(folder.resolve(id).resolve(RUN)) : null;
    }

    // ---- the page ----------------------------------------------------------------------------------------------

    private SweepPage page(Path file) throws IOException {
        FigureLayouts layouts = new FigureLayouts(axes, points, recipe.baseline());
        Traffic traffic = new Traffic(Json.at(run, "configuration"), catalogue);
        FigureChoice choice = new FigureChoice(catalogue, traffic, layouts, run);
        AskedFigures asked = new AskedFigures(catalogue, layouts, axes, choice.busiestLink());
        ImmutableList<FigurePlan> wanted = asked.plans(recipe.figures());
        notes.addAll(asked.complaints());
        List<FigurePlan> plans = plans(wanted, choice.choose());
        List<Figure> all = figures(plans);
        List<FigurePlan> overTime =
                wanted.stream().filter(plan -> plan.kind() == Kind.TIME_SERIES).toList();
        all.addAll(new SeriesFigures(folder, axes, catalogue).make(firstRunsByPoint(), overTime));
        Sections sections = new Sections(folder, catalogue, points, layouts.columns());
        ImmutableList<Sections.Expectation> expectations = sections.expectations();
        ImmutableList<Sections.Check> checks = sections.checks();
        PageTable failures = sections.failures();
        Background background = new Background(folder, file, recipe, run, sweep, points);
        notes.addAll(catalogue.complaints());
        return new SweepPage(
                recipe,
                background.facts(expectations, checks, failures),
                all.stream().filter(Figure::main).collect(ImmutableList.toImmutableList()),
                all.stream().filter(figure -> !figure.main()).collect(ImmutableList.toImmutableList()),
                sections.comparisons(plans.stream().filter(FigurePlan::main).toList()),
                expectations,
                checks.stream()
                        .sorted((a, b) -> Boolean.compare(b.warning(), a.warning()))
                        .collect(ImmutableList.toImmutableList()),
                failures,
                background.topology(),
                background.network(),
                sections.ledger(),
                background.profiles(),
                Cells.of(recipe, folder, background.besideItsFiles(), points, axes, firstRuns),
                Math.max(0, points.size() - Cells.MOST),
                background.details(),
                background.citation(),
                background.links(),
                ImmutableList.copyOf(notes));
    }

    private Map<Point, String> firstRunsByPoint() {
        Map<Point, String> byPoint = new LinkedHashMap<>();
        points.forEach((number, point) -> {
            String id = firstRuns.getOrDefault(number, "");
            byPoint.put(point, id.matches("[0-9a-f]{6,64}") ? id : "");
        });
        return byPoint;
    }

    /** Those asked for are the main ones; what would have been chosen otherwise is further. */
    private static List<FigurePlan> plans(List<FigurePlan> wanted, List<FigurePlan> chosen) {
        List<FigurePlan> plans = new ArrayList<>();
        wanted.stream().filter(plan -> plan.kind() != Kind.TIME_SERIES).forEach(plans::add);
        boolean asked = !wanted.isEmpty();
        for (FigurePlan plan : chosen) {
            boolean same = plans.stream()
                    .anyMatch(other -> other.kind() == plan.kind()
                            && other.metric().equals(plan.metric())
                            && other.statistic().equals(plan.statistic())
                            && other.layout().equals(plan.layout()));
            if (!same) {
                plans.add(asked ? plan.further() : plan);
            }
        }
        return plans;
    }

    /** In seconds; 0 if there is none or no run is kept that says. */
    private double warmup() {
        Double warmup = Json.number(run, "configuration", "time", "warmup_ps");
        return warmup == null ? 0 : warmup / 1e12;
    }

    private List<Figure> figures(List<FigurePlan> plans) throws IOException {
        Theory theory = new Theory(run, catalogue);
        for (String id : firstRuns.values().stream().limit(12).toList()) {
            theory.note(document(id));
        }
        List<Numbers> all = plans.stream()
                .map(plan -> new Numbers(plan, theory.of(plan), points, catalogue))
                .toList();
        catalogue.means(
                key -> all.stream().anyMatch(each -> each.wantsMean(key)),
                mean -> all.stream().filter(each -> each.wantsMean(mean.key())).forEach(each -> each.add(mean)));
        if (plans.stream().anyMatch(FigurePlan::readsRuns)) {
            catalogue.samples(
                    key -> all.stream().anyMatch(each -> each.wantsSample(key)),
                    sample -> all.stream()
                            .filter(each -> each.wantsSample(sample.key()))
                            .forEach(each -> each.add(sample)));
        }
        FigureMaker maker = new FigureMaker(axes, theory, warmup());
        List<Figure> figures = new ArrayList<>();
        for (Numbers numbers : all) {
            if (!numbers.isEmpty() && (numbers.plan.spread() || !numbers.means().isEmpty())) {
                figures.add(maker.make(numbers, figures.size() + 1));
            }
        }
        return figures;
    }
}
