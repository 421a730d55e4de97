package io.netsim.spec.network;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import io.netsim.spec.TraceData;
import io.netsim.spec.TraceEnd;
import io.netsim.spec.TraceSpec;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Section;
import io.netsim.spec.read.TraceFile;
import io.netsim.spec.read.Unit;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of measured values: one value a line, for one packet each, or {@code time, value}. Times count from the first
 * line's. Numbers carry units, or the section says the unit of bare ones.
 */
final class TraceReader {
    static final Kind<TraceEnd> END = Kinds.choice(TraceEnd.class);
    private static final Kind<String> TIME_UNIT = Kinds.word(Unit.TIME.factors().keySet());
    private static final Splitter COLUMNS =
            Splitter.on(CharMatcher.anyOf(",;\t")).trimResults();
    private static final Pattern TWO_BARE_NUMBERS = Pattern.compile("\\S+\\s+[+-]?[\\d.][\\d.eE+-]*");

    private final Unit dimension;
    private final @Nullable String unit;
    private final @Nullable String timeUnit;
    private final Mistakes mistakes;

    private final ImmutableLongArray.Builder times = ImmutableLongArray.builder();
    private final ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();
    private int columns;
    private @Nullable BigDecimal first;
    private long lastPs;
    private double lastValue;

    private TraceReader(Unit dimension, @Nullable String unit, @Nullable String timeUnit, Mistakes mistakes) {
        this.dimension = dimension;
        this.unit = unit;
        this.timeUnit = timeUnit;
        this.mistakes = mistakes;
    }

    /** Shares, from the keys {@code file} and {@code time_unit}; null after a mistake. */
    static @Nullable TraceSpec shares(Section section) {
        return read(section, Unit.PERCENT, null, "file: loss.csv");
    }

    /** Times, from the keys {@code file}, {@code unit} and {@code time_unit}; null after a mistake. */
    static @Nullable TraceSpec times(Section section) {
        return read(section, Unit.TIME, section.find("unit", TIME_UNIT), "file: delay.csv");
    }

    private static @Nullable TraceSpec read(Section section, Unit dimension, @Nullable String unit, String example) {
        Mistakes mistakes = section.mistakes();
        String timeUnit = section.find("time_unit", TIME_UNIT);
        Node node = section.requiredValue("file", example);
        ScalarNode name = node == null ? null : Kinds.scalar(node, "the name of a file", mistakes);
        TraceFile file = name == null ? null : TraceFile.read(name, mistakes);
        if (file == null) {
            return null;
        }
        TraceReader reader = new TraceReader(dimension, unit, timeUnit, mistakes);
        if (!file.readLines(reader::line)) {
            return null;
        }
        reader.flush();
        TraceData data = new TraceData(file.path(), reader.times.build(), reader.values.build());
        return new TraceSpec(file.name(), file.sha256(), data);
    }

    private boolean line(TraceFile.Line line) {
        List<String> cells = cells(line.text());
        if (columns == 0) {
            columns = cells.size();
        }
        if (columns > 2 || cells.size() != columns) {
            return wrong(
                    line,
                    columns > 2
                            ? "this line has " + cells.size() + " columns"
                            : "this line has " + cells.size() + ", those above " + columns,
                    "write one value a line, or 'time, value' on all lines");
        }
        BigDecimal time = columns == 1 ? BigDecimal.ZERO : number(line, cells.get(0), Unit.TIME, timeUnit, "time_unit");
        BigDecimal value = number(line, cells.get(columns - 1), dimension, unit, "unit");
        if (time == null || value == null) {
            return false;
        }
        BigDecimal most = dimension == Unit.PERCENT ? BigDecimal.ONE : dimension.maximum();
        if (value.signum() < 0 || value.compareTo(most) > 0) {
            String range = dimension == Unit.PERCENT ? "a share from 0 to 1, or 0 % to 100 %" : "a time of 0 or more";
            return wrong(line, quoted(cells.get(columns - 1)) + " is out of range", "write " + range);
        }
        return columns == 1 ? add(value.doubleValue()) : add(line, time, value.doubleValue());
    }

    private boolean add(double value) {
        values.add(value);
        return true;
    }

    /** Of several lines with one time the last counts. */
    private boolean add(TraceFile.Line line, BigDecimal time, double value) {
        BigDecimal start = first == null ? time : first;
        BigDecimal since = time.subtract(start);
        if (since.compareTo(Unit.TIME.maximum()) > 0) {
            return wrong(line, "this is too long after the first line", "write at most " + Unit.TIME.maximumText());
        }
        long sincePs = since.signum() < 0
                ? -1
                : since.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (sincePs < lastPs) {
            return wrong(line, "this time is before that of a line above", "sort the lines by time");
        }
        if (first != null && sincePs > lastPs) {
            flush();
        }
        first = start;
        lastPs = sincePs;
        lastValue = value;
        return true;
    }

    private void flush() {
        if (first != null) {
            times.add(lastPs);
            values.add(lastValue);
        }
    }

    private static List<String> cells(String text) {
        if (CharMatcher.anyOf(",;\t").matchesNoneOf(text)
                && TWO_BARE_NUMBERS.matcher(text).matches()) {
            return Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(text);
        }
        return COLUMNS.splitToList(text);
    }

    /** In base units, or null after a mistake. */
    private @Nullable BigDecimal number(
            TraceFile.Line line, String cell, Unit wanted, @Nullable String unitOfBare, String key) {
        Quantity quantity = Quantity.parse(cell);
        if (quantity == null) {
            wrong(
                    line,
                    quoted(cell) + " is not " + wanted.what(),
                    "write such as '" + wanted.example() + "'; a line of words must begin with #");
            return null;
        }
        boolean bare = quantity.unit().isEmpty();
        if (bare && wanted == Unit.PERCENT) {
            return quantity.number();
        }
        if (bare && unitOfBare != null) {
            return quantity.number().multiply(wanted.factors().getOrDefault(unitOfBare, BigDecimal.ONE));
        }
        if (bare) {
            wrong(
                    line,
                    quoted(cell) + " has no unit",
                    "write such as '" + cell + " ms', or where the file is named '" + key
                            + ": ms', the unit of bare numbers in it");
            return null;
        }
        if (quantity.dimension() != wanted) {
            wrong(line, Quantity.complaint(quoted(cell), quantity, wanted), "");
            return null;
        }
        return quantity.inBase();
    }

    private boolean wrong(TraceFile.Line line, String what, String advice) {
        mistakes.add(line.at(), "", what + (advice.isEmpty() ? "" : "; " + advice));
        return false;
    }

    private static String quoted(String cell) {
        return "'" + (cell.length() > 60 ? cell.substring(0, 57) + "..." : cell) + "'";
    }
}
