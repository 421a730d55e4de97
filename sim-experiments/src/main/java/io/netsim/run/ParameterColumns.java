package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as columns of tables. One whose values are all of one dimension becomes a number in its base unit, which its
 * name tells ({@code rtt_s}, {@code rate_bps}); one whose values are all bare numbers stays what it is; others are texts.
 */
final class ParameterColumns {
    /** A column; {@code unit} is null for texts and bare numbers. */
    record Column(String parameter, String name, @Nullable Unit unit, boolean number) {}

    private static final BigDecimal PS_PER_SECOND = BigDecimal.valueOf(1_000_000_000_000L);

    private final ImmutableList<Column> columns;

    /** @param points the values of all parameters of each point */
    ParameterColumns(Iterable<? extends Map<String, String>> points) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map<String, String> point : points) {
            point.forEach((name, value) ->
                    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
        }
        ImmutableList.Builder<Column> built = ImmutableList.builder();
        values.forEach((name, all) -> built.add(column(name, ImmutableSet.copyOf(all))));
        columns = built.build();
    }

    private static Column column(String name, Iterable<String> values) {
        Unit common = null;
        boolean first = true;
        boolean numbers = true;
        for (String value : values) {
            Quantity quantity = Quantity.parse(value);
            boolean known = quantity != null
                    && (quantity.dimension() != null || quantity.unit().isEmpty());
            Unit unit = quantity == null ? null : quantity.dimension();
            numbers &= known && (first || unit == common);
            common = unit;
            first = false;
        }
        Unit unit = numbers ? common : null;
        return new Column(name, name + suffix(unit), unit, numbers);
    }

    private static String suffix(@Nullable Unit unit) {
        if (unit == null) {
            return "";
        }
        return switch (unit) {
            case TIME -> "_s";
            case RATE -> "_bps";
            case SIZE -> "_bytes";
            case PACKETS -> "_packets";
            case BDP -> "_bdp";
            case PERCENT -> "_fraction";
        };
    }

    ImmutableList<Column> columns() {
        return columns;
    }

    /** The cells of a point. */
    List<@Nullable Object> cells(Map<String, String> point) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Column column : columns) {
            String value = point.get(column.parameter);
            cells.add(value == null ? null : cell(column, value));
        }
        return cells;
    }

    private static Object cell(Column column, String value) {
        Quantity quantity = column.number ? Quantity.parse(value) : null;
        if (quantity == null) {
            return value;
        }
        BigDecimal base = quantity.inBase();
        return (column.unit == Unit.TIME ? base.divide(PS_PER_SECOND) : base).doubleValue();
    }
}
