package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A table of a page.
 *
 * @param columns their headings
 * @param rows cells in the order of the columns
 * @param caption how its numbers are to be read; empty for none
 * @param left how many rows are left out, because the page would be too long
 */
public record PageTable(
        ImmutableList<Column> columns, ImmutableList<ImmutableList<String>> rows, String caption, int left) {
    /** So many rows are shown. */
    static final int MOST_ROWS = 200;

    /** A heading, and whether numbers stand below it. */
    public record Column(String title, boolean number) {}

    static Column text(String title) {
        return new Column(title, false);
    }

    static Column number(String title) {
        return new Column(title, true);
    }

    static PageTable of(List<Column> columns, List<ImmutableList<String>> rows, String caption) {
        int shown = Math.min(rows.size(), MOST_ROWS);
        return new PageTable(
                ImmutableList.copyOf(columns),
                ImmutableList.copyOf(rows.subList(0, shown)),
                caption,
                rows.size() - shown);
    }
}
