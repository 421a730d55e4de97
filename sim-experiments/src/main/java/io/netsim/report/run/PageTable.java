package io.netsim.report.run;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of the page.
 *
 * @param caption what stands below it; may be empty
 * @param columns with {@code #} in front where numbers stand
 * @param rows as many cells each as there are columns
 */
public record PageTable(String caption, ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows) {
    /** Whether a column has numbers. */
    public boolean isNumber(int column) {
        return columns.get(column).startsWith("#");
    }

    /** What stands above a column. */
    public String head(int column) {
        return isNumber(column) ? columns.get(column).substring(1) : columns.get(column);
    }

    static Builder of(String... columns) {
        return new Builder(ImmutableList.copyOf(columns));
    }

    /** A table under construction. */
    static final class Builder {
        private final ImmutableList<String> columns;
        private final List<ImmutableList<String>> rows = new ArrayList<>();

        private Builder(ImmutableList<String> columns) {
            this.columns = columns;
        }

        Builder row(String... cells) {
            rows.add(ImmutableList.copyOf(cells));
            return this;
        }

        PageTable caption(String caption) {
            return new PageTable(caption, columns, ImmutableList.copyOf(rows));
        }
    }
}
