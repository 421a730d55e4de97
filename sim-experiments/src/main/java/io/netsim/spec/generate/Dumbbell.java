package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Section;

/**
 * Hosts {@code sender0…} at the router {@code left}, hosts {@code receiver0…} at {@code right}, and the link {@code
 * bottleneck} from left to right.
 *
 * <p>Keys: {@code pairs}; {@code access_rate}, {@code access_delay}, {@code access_queue}; all keys of a link for the
 * bottleneck.
 */
final class Dumbbell implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        int pairs = section.require("pairs", Shapes.size(1), 1, "pairs: 10");
        LinkSettings bottleneck = LinkReader.read(section);
        LinkSettings access = LinkReader.read(section, "access");
        into.router("left");
        into.router("right");
        into.link("bottleneck", "left", "right", bottleneck);
        for (int i = 0; i < pairs; i++) {
            into.host("sender" + i);
            into.host("receiver" + i);
            into.link("sender" + i, "left", access);
            into.link("right", "receiver" + i, access);
        }
    }
}
