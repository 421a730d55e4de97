package io.netsim.report.sweep;

/**
 * A figure of a page.
 *
 * @param id an anchor, unique in the page
 * @param heading what it shows
 * @param caption how it is to be read
 * @param alternative what is to be seen, for those who do not see it
 * @param spec its Vega-Lite specification, JSON that may stand in a page
 * @param table the same in numbers
 * @param wide whether it needs the whole width of the page
 * @param main whether it stands among the first
 */
public record Figure(
        String id,
        String heading,
        String caption,
        String alternative,
        String spec,
        PageTable table,
        boolean wide,
        boolean main) {}
