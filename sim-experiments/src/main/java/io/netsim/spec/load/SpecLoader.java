package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.netsim.spec.Canonical;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.SpecException;
import io.netsim.spec.SweepPlan;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.TraceSpec;
import io.netsim.spec.read.Section;
import io.netsim.spec.sweep.SweepReader;
import io.netsim.spec.topology.TopologyReader.Outcome;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Position;
import io.netsim.spec.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads experiment and topology files. All mistakes of a file and of the topology it uses come in one exception. */
public final class SpecLoader {
    private final ImmutableSet<String> congestionControls;

    /** A loader that takes any name for a congestion control. */
    public SpecLoader() {
        this(ImmutableSet.of());
    }

    /** @param congestionControls the names that {@code congestion_control} may have; empty to allow any */
    public SpecLoader(Iterable<String> congestionControls) {
        this.congestionControls = ImmutableSet.copyOf(congestionControls);
    }

    /**
     * One point of an experiment.
     *
     * @param overrides values of parameters, as from {@code -p rate=10Mbps}
     * @throws SpecException if the file, the topology it uses or the overrides contain a mistake
     */
    public ExperimentSpec load(Path file, Map<String, String> overrides) {
        return load(file, overrides, new Mistakes());
    }

    private ExperimentSpec load(Path file, Map<String, String> overrides, Mistakes mistakes) {
        ExperimentSpec spec = experiment(document(file, mistakes), file, overrides, mistakes);
        mistakes.throwIfAny();
        return spec;
    }

    /**
     * A topology file alone.
     *
     * @param with values of its parameters
     * @throws SpecException if the file or the values contain a mistake
     */
    public TopologySpec loadTopology(Path file, Map<String, String> with) {
        return loadWhole(file, with).topology();
    }

    /** The same with what came along with it. */
    public LoadedTopology loadWhole(Path file, Map<String, String> with) {
        Mistakes mistakes = new Mistakes();
        Outcome outcome = TopologyFile.read(document(file, mistakes), Header.fromCommandLine(with), mistakes);
        mistakes.throwIfAny();
        return new LoadedTopology(outcome.topology(), outcome.demands(), mistakes.notes());
    }

    /**
     * The points of an experiment. Points that between them hold each swept value are loaded, so that a wrong value is
     * found before anything runs.
     *
     * @param overrides values that replace an axis of the sweep or add one, as from {@code -p cc=reno,cubic}
     * @throws SpecException if the file or any value of the sweep contains a mistake
     */
    public SweepPlan plan(Path file, Map<String, ? extends List<String>> overrides) {
        Mistakes mistakes = new Mistakes();
        MapNode root = document(file, mistakes);
        Map<String, String> first = new LinkedHashMap<>();
        overrides.forEach((name, values) -> {
            if (values.isEmpty()) {
                mistakes.add(
                        new Position("-p " + name + "=", 0, 0), "", "a value is missing; write -p " + name + "=VALUE");
            } else {
                first.put(name, values.get(0));
            }
        });
        Mistakes sweepMistakes = new Mistakes();
        ImmutableMap<String, String> params = Header.params(root, Header.fromCommandLine(first), sweepMistakes);
        SweepReader reader = sweep(root, params, file, sweepMistakes);
        ImmutableList<ImmutableMap<String, String>> points = reader.points(overrides);
        mistakes.addAll(sweepMistakes.sorted());
        ExperimentSpec spec = null;
        if (points.isEmpty()) {
            spec = experiment(root, file, first, mistakes);
        }
        for (ImmutableMap<String, String> point : covering(points)) {
            spec = experiment(root, file, point, mistakes);
        }
        mistakes.throwIfAny();
        if (spec == null) {
            throw new IllegalStateException("a sweep of " + file + " without points and without a mistake");
        }
        return new SweepPlan(spec.name(), reader.axes(overrides), points, spec.replications(), spec.seed());
    }

    /**
     * The texts of all files that points of an experiment are made of: the experiment's own under its file name, used
     * topologies under the names by which it calls them,
     * files of measurements under their names from the experiment.
     *
     * @param points values of parameters, as {@link #plan} gives them
     * @throws SpecException if a file cannot be read
     */
    public ImmutableMap<String, String> sources(Path file, List<ImmutableMap<String, String>> points)
            throws IOException {
        MapNode root = document(file, new Mistakes());
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(String.valueOf(file.getFileName()), Files.readString(file));
        for (ImmutableMap<String, String> point : covering(points)) {
            Mistakes mistakes = new Mistakes();
            ImmutableMap<String, String> params = Header.params(root, Header.fromCommandLine(point), mistakes);
            String used = TopologyFile.used(TopologyFile.Filling.fill(root, params, mistakes));
            mistakes.throwIfAny();
            if (used != null && !sources.containsKey(used)) {
                sources.put(used, Files.readString(file.resolveSibling(used).normalize()));
            }
            if (sources.values().stream().anyMatch(text -> text.contains("file"))) {
                addTraces(experiment(root, file, point, mistakes), file, sources);
                mistakes.throwIfAny();
            }
        }
        return ImmutableMap.copyOf(sources);
    }

    /** Adds the files of measurements that links and planned changes name. */
    private static void addTraces(ExperimentSpec spec, Path file, Map<String, String> sources) throws IOException {
        List<Object> places = List.of(spec.topology().directions(), spec.timeline());
        for (TraceSpec trace : Canonical.traces(places)) {
            Path folder = file.toAbsolutePath().normalize().resolveSibling("");
            Path found = trace.data().file();
            String name = folder.relativize(found.toAbsolutePath().normalize()).toString();
            sources.putIfAbsent(name.replace('\\', '/'), Files.readString(found));
        }
    }

    /**
     * Checks a file of either kind, sweep included.
     *
     * @return what is no mistake but worth knowing
     * @throws SpecException if it contains a mistake
     */
    @CanIgnoreReturnValue
    public ImmutableList<String> validate(Path file) {
        if (isTopology(file)) {
            return loadWhole(file, ImmutableMap.of()).notes();
        }
        Mistakes mistakes = new Mistakes();
        Mistakes loaded = new Mistakes();
        collect(() -> load(file, ImmutableMap.of(), loaded), mistakes);
        collect(() -> plan(file, ImmutableMap.of()), mistakes);
        mistakes.throwIfAny();
        return loaded.notes();
    }

    private static void collect(Runnable attempt, Mistakes mistakes) {
        try {
            attempt.run();
        } catch (SpecException e) {
            mistakes.addAll(e.mistakes());
        }
    }

    /**
     * Whether a file is a topology rather than an experiment: it has nodes or a generator of its own.
     *
     * @throws SpecException if it cannot be read
     */
    public boolean isTopology(Path file) {
        MapNode root = document(file, new Mistakes());
        boolean network = root.entry("nodes") != null || root.entry("generate") != null || root.entry("import") != null;
        return network && root.entry("topology") == null && root.entry("traffic") == null;
    }

    private static MapNode document(Path file, Mistakes mistakes) {
        MapNode root = YamlFile.read(file, mistakes);
        if (root == null) {
            if (mistakes.isEmpty()) {
                mistakes.add(
                        new Position(file.toString(), 1, 1), "", "the file cannot be read as YAML; check its syntax");
            }
            mistakes.throwIfAny();
            throw new IllegalStateException("unreachable: " + file + " has mistakes");
        }
        return root;
    }

    private ExperimentSpec experiment(MapNode root, Path file, Map<String, String> overrides, Mistakes mistakes) {
        Header.checkVersion(root, mistakes);
        ImmutableMap<String, String> params = Header.params(root, Header.fromCommandLine(overrides), mistakes);
        Mistakes sweepMistakes = new Mistakes();
        SweepReader sweep = sweep(root, Header.params(root, ImmutableMap.of(), sweepMistakes), file, sweepMistakes);
        sweep.points(ImmutableMap.of());
        mistakes.addAll(sweepMistakes.sorted());
        MapNode filled = TopologyFile.Filling.fill(root, params, mistakes);
        Section section = new Section(filled, mistakes);
        return new ExperimentReader(section, file, params, congestionControls).read(sweep.spec());
    }

    private static SweepReader sweep(MapNode root, ImmutableMap<String, String> params, Path file, Mistakes mistakes) {
        SweepReader reader = new SweepReader(params, file.toString(), mistakes);
        Entry entry = root.entry("sweep");
        if (entry != null) {
            reader.read(entry.value());
        }
        return reader;
    }

    /** Some of the points, so that each value of each parameter is among them. */
    private static ImmutableList<ImmutableMap<String, String>> covering(List<ImmutableMap<String, String>> points) {
        Set<Map.Entry<String, String>> seen = new HashSet<>();
        ImmutableList.Builder<ImmutableMap<String, String>> chosen = ImmutableList.builder();
        boolean first = true;
        for (ImmutableMap<String, String> point : points) {
            if (seen.addAll(point.entrySet()) || first) {
                chosen.add(point);
            }
            first = false;
        }
        return chosen.build();
    }
}
