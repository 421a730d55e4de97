package io.netsim.spec.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.SweepPlan;
import io.netsim.spec.SweepSpec;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Position;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code sweep} and makes its points. */
public final class SweepReader {
    private static final long MAX_POINTS = 1_000_000;

    private final ImmutableMap<String, String> params;
    private final Mistakes mistakes;
    private SweepSpec spec = SweepSpec.NONE;
    private @Nullable Node zipNode;
    private @Nullable ScalarNode whereNode;
    private Position at;
    private Condition condition = new Condition.Always();
    private boolean incomparable;

    /** @param file where the sweep is missing, if it is */
    public SweepReader(ImmutableMap<String, String> params, String file, Mistakes mistakes) {
        this.params = params;
        this.mistakes = mistakes;
        this.at = new Position(file, 1, 1);
    }

    /** The sweep as declared, axes with mistakes left out. */
    public SweepSpec spec() {
        return spec;
    }

    /** Reads the value of {@code sweep}. */
    public void read(Node node) {
        Section section = Section.of(node, "{grid: {cc: [reno, cubic]}}", mistakes);
        if (section == null) {
            return;
        }
        at = node.at();
        ImmutableMap<String, ImmutableList<String>> grid = axes(section, "grid", ImmutableMap.of());
        zipNode = section.value("zip");
        ImmutableMap<String, ImmutableList<String>> zip = axes(section, "zip", grid);
        refuseRepeatedRows(zip);
        Node where = section.value("where");
        whereNode = where == null ? null : Kinds.scalar(where, "a condition such as rate > 500 Mbps", mistakes);
        section.done();
        spec = new SweepSpec(grid, zip, whereNode == null ? "" : whereNode.text());
        if (whereNode != null) {
            try {
                condition = ConditionParser.parse(whereNode.text(), params.keySet());
            } catch (ConditionParser.Malformed e) {
                mistakes.add(inside(whereNode, e.offset()), whereNode.path(), e.complaint());
            }
        }
    }

    /** The points, with values from the command line that replace or add axes; after mistakes there may be none. */
    public ImmutableList<ImmutableMap<String, String>> points(Map<String, ? extends List<String>> overrides) {
        Map<String, List<String>> grid = new LinkedHashMap<>(spec.grid());
        Map<String, List<String>> zip = new LinkedHashMap<>(spec.zip());
        overrides.forEach((key, values) -> {
            if (zip.containsKey(key) && values.size() > 1) {
                zip.put(key, values);
            } else {
                zip.remove(key);
                grid.put(key, values);
            }
        });
        int before = mistakes.count();
        int rows = rows(zip);
        long count = rows;
        for (List<String> values : grid.values()) {
            count = Math.min(count * values.size(), MAX_POINTS + 1);
        }
        if (count > MAX_POINTS) {
            mistakes.add(at, "sweep", "the sweep has more than " + MAX_POINTS + " points; write fewer values");
        }
        if (mistakes.count() > before) {
            return ImmutableList.of();
        }
        return combine(grid, zip, rows);
    }

    /** What is swept, with values from the command line that replace or add axes. */
    public ImmutableList<SweepPlan.Axis> axes(Map<String, ? extends List<String>> overrides) {
        Map<String, SweepPlan.Axis> axes = new LinkedHashMap<>();
        spec.grid().forEach((key, values) -> axes.put(key, new SweepPlan.Axis(key, "grid", values)));
        spec.zip().forEach((key, values) -> axes.put(key, new SweepPlan.Axis(key, "zip", values)));
        overrides.forEach(
                (key, values) -> axes.put(key, new SweepPlan.Axis(key, "command_line", ImmutableList.copyOf(values))));
        return ImmutableList.copyOf(axes.values());
    }

    private ImmutableList<ImmutableMap<String, String>> combine(
            Map<String, List<String>> grid, Map<String, List<String>> zip, int rows) {
        List<ImmutableMap<String, String>> points = List.of(ImmutableMap.of());
        for (Map.Entry<String, List<String>> axis : grid.entrySet()) {
            ImmutableList.Builder<ImmutableMap<String, String>> longer = ImmutableList.builder();
            for (ImmutableMap<String, String> point : points) {
                for (String value : axis.getValue()) {
                    longer.add(with(point, ImmutableMap.of(axis.getKey(), value)));
                }
            }
            points = longer.build();
        }
        ImmutableList.Builder<ImmutableMap<String, String>> kept = ImmutableList.builder();
        for (ImmutableMap<String, String> point : points) {
            for (int row = 0; row < rows; row++) {
                Map<String, String> zipped = new LinkedHashMap<>();
                for (Map.Entry<String, List<String>> axis : zip.entrySet()) {
                    zipped.put(axis.getKey(), axis.getValue().get(row));
                }
                ImmutableMap<String, String> full = with(point, zipped);
                if (holds(full)) {
                    kept.add(full);
                }
            }
        }
        ImmutableList<ImmutableMap<String, String>> all = kept.build();
        ScalarNode where = whereNode;
        if (all.isEmpty() && where != null && mistakes.isEmpty()) {
            mistakes.add(where, "the condition excludes every point, so there is nothing to run; loosen it");
        }
        return all;
    }

    private boolean holds(ImmutableMap<String, String> point) {
        Map<String, String> values = new LinkedHashMap<>(params);
        values.putAll(point);
        try {
            return condition.holds(values);
        } catch (Condition.Incomparable e) {
            ScalarNode where = whereNode;
            if (where != null && !incomparable) {
                incomparable = true; // other points would give the same complaint
                mistakes.add(inside(where, e.offset()), where.path(), e.complaint());
            }
            return false;
        }
    }

    private ImmutableMap<String, ImmutableList<String>> axes(Section section, String key, Map<String, ?> taken) {
        Section axes = section.section(key, "{cc: [reno, cubic]}");
        if (axes == null) {
            return ImmutableMap.of();
        }
        if (axes.node().entries().isEmpty()) {
            mistakes.add(
                    axes.node(),
                    "there is nothing to sweep in it; write {cc: [reno, cubic]}, or leave '" + key + "' out");
        }
        ImmutableMap.Builder<String, ImmutableList<String>> read = ImmutableMap.builder();
        for (Entry entry : axes.node().entries()) {
            ImmutableList<String> values = AxisReader.read(entry.value(), key.equals("zip"), mistakes);
            String path = entry.value().path();
            if (!params.containsKey(entry.key())) {
                mistakes.add(
                        entry.at(),
                        path,
                        "there is no parameter '" + entry.key() + "' to sweep; "
                                + Suggestion.didYouMean(entry.key(), params.keySet()) + parameters());
            } else if (taken.containsKey(entry.key())) {
                mistakes.add(entry.at(), path, "'" + entry.key() + "' stands in 'grid' and in 'zip'; keep one of them");
            } else if (!values.isEmpty()) {
                read.put(entry.key(), values);
            }
        }
        return read.buildOrThrow();
    }

    /** A value may stand twice in a zipped list, all that stands beside it may not. */
    private void refuseRepeatedRows(ImmutableMap<String, ImmutableList<String>> zip) {
        Node node = zipNode;
        int rows = zip.values().stream().mapToInt(List::size).min().orElse(0);
        Map<List<String>, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows; i++) {
            int row = i;
            Integer first = seen.putIfAbsent(
                    zip.values().stream().map(values -> values.get(row)).toList(), row);
            if (first != null && node != null) {
                mistakes.add(
                        node,
                        "number " + (first + 1) + " and number " + (row + 1)
                                + " of the zipped values are the same; keep one of them");
            }
        }
    }

    private String parameters() {
        return params.isEmpty()
                ? "give it a default in 'params'"
                : "parameters are " + Suggestion.list(params.keySet());
    }

    /** The common length of the zipped axes, 1 if there are none. */
    private int rows(Map<String, List<String>> zip) {
        int rows = -1;
        boolean equal = true;
        StringBuilder lengths = new StringBuilder();
        for (Map.Entry<String, List<String>> axis : zip.entrySet()) {
            equal &= rows < 0 || rows == axis.getValue().size();
            rows = axis.getValue().size();
            lengths.append(lengths.isEmpty() ? "" : ", ")
                    .append(axis.getKey())
                    .append(" has ")
                    .append(rows);
        }
        Node node = zipNode;
        if (!equal && node != null) {
            mistakes.add(node, "zipped parameters advance together, so they need as many values each; " + lengths);
        }
        return rows < 0 ? 1 : rows;
    }

    private static ImmutableMap<String, String> with(ImmutableMap<String, String> point, Map<String, String> more) {
        return ImmutableMap.<String, String>builderWithExpectedSize(point.size() + more.size())
                .putAll(point)
                .putAll(more)
                .buildOrThrow();
    }

    /** A place inside a text; exact if the text stands on one line. */
    private static Position inside(ScalarNode node, int offset) {
        Position start = node.at();
        int column = start.column() + (node.plain() ? 0 : 1) + offset;
        return new Position(start.file(), start.line(), node.text().indexOf('\n') >= 0 ? start.column() : column);
    }
}
