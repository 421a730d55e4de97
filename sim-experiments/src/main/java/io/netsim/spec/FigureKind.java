package io.netsim.spec;

import java.util.Locale;

/** How a figure of a report draws its numbers. */
public enum FigureKind {
    /** The report chooses: a line over numbers, bars over names. */
    AUTO,
    /** Means with bands of confidence over a parameter. */
    LINE,
    /** Means with confidence intervals, side by side. */
    BAR,
    /** Shares of runs at or below a value. */
    CDF,
    /** Quartiles over replications. */
    BOX,
    /** Means as colours over two parameters. */
    HEAT_MAP,
    /** A series over the time of a run. */
    TIME_SERIES;

    /** As in files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
