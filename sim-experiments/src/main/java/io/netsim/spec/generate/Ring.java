package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Section;

/**
 * Routers {@code router0…} in a circle of links {@code ring0…}, forward to the next, each with one host {@code host0…}.
 * Keys: {@code routers} from 3; {@code access_rate}, {@code access_delay}, {@code access_queue}; all keys of a link for the
 * circle.
 */
final class Ring implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        int routers = section.require("routers", Shapes.size(3), 3, "routers: 6");
        LinkSettings circle = LinkReader.read(section);
        LinkSettings access = LinkReader.read(section, "access");
        for (int i = 0; i < routers; i++) {
            into.router("router" + i);
            into.host("host" + i);
            into.link("host" + i, "router" + i, access);
            into.link("ring" + i, "router" + i, "router" + (i + 1) % routers, circle);
        }
    }
}
