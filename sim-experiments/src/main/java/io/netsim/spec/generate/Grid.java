package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;

/**
 * Routers {@code router<row>_<column>} joined with their neighbours, each with one host {@code host<row>_<column>}. Keys:
 * {@code rows}, {@code columns}; {@code access_rate}, {@code access_delay}, {@code access_queue}; all keys of a link for
 * those between routers, forward to the right and downwards.
 */
final class Grid implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        int rows = section.require("rows", Kinds.count(1, 700), 1, "rows: 3");
        int columns = section.require("columns", Kinds.count(1, 700), 1, "columns: 4");
        LinkSettings link = LinkReader.read(section);
        LinkSettings access = LinkReader.read(section, "access");
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                String here = row + "_" + column;
                into.router("router" + here);
                into.host("host" + here);
                into.link("host" + here, "router" + here, access);
                if (column + 1 < columns) {
                    into.link("router" + here, "router" + row + "_" + (column + 1), link);
                }
                if (row + 1 < rows) {
                    into.link("router" + here, "router" + (row + 1) + "_" + column, link);
                }
            }
        }
    }
}
