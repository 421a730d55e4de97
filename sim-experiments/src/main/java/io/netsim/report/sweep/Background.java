package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.sweep.SweepPage.Fact;
import io.netsim.report.sweep.SweepPage.Link;
import io.netsim.report.sweep.SweepPage.Profile;
import io.netsim.report.topology.NetworkPlan;
import io.netsim.report.topology.TopologyDrawing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page says of a sweep besides its numbers: verdicts, network, settings, how to cite it, where its files are. */
final class Background {
    private static final ImmutableMap<String, String> FILES = ImmutableMap.of(
            "results.csv", "every number of every run, one in each line",
            "summary.csv", "means over replications with their intervals",
            "columns.json", "what the columns and metrics mean",
            "comparisons.csv", "paired differences from the baseline",
            "expectations.csv", "every verdict of every run",
            "failures.csv", "runs that failed, with their errors",
            "checks.json", "what to know before the numbers are believed",
            "sweep.json", "the recipe, for programs");
    private static final int MOST_NODES = 1_000;

    private final Path folder;
    private final Path file;
    private final Recipe recipe;
    private final @Nullable Object run;
    private final @Nullable Object sweep;
    private final ImmutableMap<Integer, Point> points;

    Background(
            Path folder,
            Path file,
            Recipe recipe,
            @Nullable Object run,
            @Nullable Object sweep,
            ImmutableMap<Integer, Point> points) {
        this.folder = folder;
        this.file = file;
        this.recipe = recipe;
        this.run = run;
        this.sweep = sweep;
        this.points = points;
    }

    ImmutableList<Fact> facts(
            List<Sections.Expectation> expectations, List<Sections.Check> checks, @Nullable PageTable failures) {
        int completed = points.values().stream().mapToInt(Point::replications).sum();
        int failed = points.values().stream().mapToInt(Point::failed).sum();
        Double total = Json.number(sweep, "runs", "total");
        Double counted = Json.number(sweep, "runs", "failed");
        failed = counted != null ? counted.intValue() : failed;
        if (failed == 0 && failures != null) {
            failed = failures.rows().size() + failures.left();
        }
        int runs = total != null ? total.intValue() : completed + failed;
        ImmutableList.Builder<Fact> facts = ImmutableList.builder();
        int missing = Json.whole(sweep, "runs", "missing");
        String of = count(points.size()) + (points.size() == 1 ? " point" : " points");
        facts.add(new Fact(
                "Runs",
                count(runs),
                missing == 0 ? of : of + "; " + count(missing) + " runs are still missing",
                missing == 0 ? "" : "warn"));
        facts.add(new Fact(
                "Failed",
                count(failed),
                failed == 0 ? "all came to their end" : "see below",
                failed == 0 ? "good" : "bad"));
        if (!expectations.isEmpty()) {
            long met = expectations.stream().filter(Sections.Expectation::good).count();
            facts.add(new Fact(
                    "Expectations",
                    met + " of " + expectations.size(),
                    "met in every run",
                    met == expectations.size() ? "good" : "bad"));
        }
        long warnings = checks.stream().filter(Sections.Check::warning).count();
        boolean checked = Files.isRegularFile(folder.resolve("checks.json"));
        if (checked) {
            facts.add(new Fact(
                    "Warnings",
                    count(warnings),
                    warnings == 0 ? "nothing to warn of" : "read them first",
                    warnings == 0 ? "good" : "warn"));
        }
        Double wall = recipe.wallS();
        if (wall != null) {
            Double cpu = recipe.cpuS();
            String kept = recipe.keptRuns() == 0 ? "" : "; " + count(recipe.keptRuns()) + " runs were there before";
            facts.add(
                    new Fact("Time", duration(wall), (cpu == null ? "" : duration(cpu) + " of processors") + kept, ""));
        }
        return facts.build();
    }

    private static String count(long number) {
        return Scale.digits((double) number);
    }

    private static String duration(double seconds) {
        if (seconds < 120) {
            return Scale.digits(Math.round(seconds * 10) / 10.0) + " s";
        }
        return seconds < 7200
                ? Scale.digits(Math.round(seconds / 6) / 10.0) + " min"
                : Scale.digits(Math.round(seconds / 360) / 10.0) + " h";
    }

    /** Of the first point; other points may have another network. */
    String topology() {
        ImmutableMap.Builder<String, Object> configuration = ImmutableMap.builder();
        Json.map(run, "configuration").forEach((key, value) -> {
            if (value != null) {
                configuration.put(String.valueOf(key), value);
            }
        });
        if (Json.list(run, "configuration", "topology", "nodes").size() > MOST_NODES) {
            return "";
        }
        try {
            return TopologyDrawing.svg(NetworkPlan.ofConfiguration(configuration.buildKeepingLast()));
        } catch (IllegalArgumentException e) {
            return ""; // There is no network in the document: it is told in words, if at all.
        }
    }

    String network() {
        int nodes = Json.list(run, "configuration", "topology", "nodes").size();
        int links = Json.list(run, "configuration", "topology", "links").size();
        return nodes == 0 ? "" : count(nodes) + " nodes, " + count(links) + (links == 1 ? " link" : " links");
    }

    ImmutableList<Profile> profiles() {
        ImmutableList.Builder<Profile> profiles = ImmutableList.builder();
        for (Object stack : Json.list(run, "stacks")) {
            List<?> hosts = Json.list(stack, "hosts");
            String names = hosts.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
            profiles.add(new Profile(
                    Json.text(stack, "profile"),
                    hosts.size() > 8 ? names + " and " + (hosts.size() - 8) + " more" : names,
                    Json.texts(stack, "departures")));
        }
        return profiles.build();
    }

    /** What was run and where, by name; without what nobody says. */
    ImmutableMap<String, String> details() {
        ImmutableMap.Builder<String, String> details = ImmutableMap.builder();
        put(details, "Experiment file", recipe.file());
        put(details, "Seed", recipe.seed());
        put(details, "Replications", recipe.replications());
        put(
                details,
                "Netsim",
                recipe.version() + (recipe.gitCommit().isEmpty() ? "" : ", commit " + recipe.gitCommit()));
        put(details, "Java", recipe.jdk());
        put(details, "Machine", recipe.machine());
        put(details, "Digest of all runs", recipe.digest());
        return details.build();
    }

    private static void put(ImmutableMap.Builder<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value);
        }
    }

    /** Braces and backslashes of BibTeX have no place in names and texts here. */
    String citation() {
        StringBuilder entry =
                new StringBuilder("@misc{netsim-").append(recipe.experiment()).append(",\n");
        entry.append("  title = {").append(plain(recipe.title())).append("},\n");
        String what = recipe.description().isEmpty() ? "Simulation experiment" : recipe.description();
        entry.append("  howpublished = {").append(plain(what)).append("},\n");
        entry.append("  note = {Netsim ").append(recipe.version());
        if (!recipe.gitCommit().isEmpty()) {
            entry.append(", commit ").append(shortened(recipe.gitCommit()));
        }
        entry.append(", seed ").append(recipe.seed());
        if (!recipe.digest().isEmpty()) {
            entry.append(", digest ").append(recipe.digest());
        }
        return entry.append("}\n}\n").toString();
    }

    private static String plain(String text) {
        return text.replaceAll("[{}\\\\]", "").replaceAll("([%&#_$])", "\\\\$1");
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
    }

    boolean besideItsFiles() {
        return folder.toAbsolutePath()
                .normalize()
                .equals(file.toAbsolutePath().normalize().getParent());
    }

    /** Only if the page stands beside the files. */
    ImmutableList<Link> links() {
        ImmutableList.Builder<Link> links = ImmutableList.builder();
        if (besideItsFiles()) {
            FILES.forEach((name, meaning) -> {
                if (Files.isRegularFile(folder.resolve(name))) {
                    links.add(new Link(name, meaning));
                }
            });
        }
        return links.build();
    }
}
