package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Section;

/**
 * Routers {@code router0…} in a row of links {@code hop0…}; the hosts {@code sender} and {@code receiver} at its ends, and
 * for each hop i the hosts {@code cross_sender<i>} before and {@code cross_receiver<i>} behind it. Keys: {@code hops};
 * {@code access_rate}, {@code access_delay}, {@code access_queue}; all keys of a link for the hops.
 */
final class ParkingLot implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        int hops = section.require("hops", Shapes.size(1), 1, "hops: 3");
        LinkSettings hop = LinkReader.read(section);
        LinkSettings access = LinkReader.read(section, "access");
        into.host("sender");
        into.host("receiver");
        into.router("router0");
        into.link("sender", "router0", access);
        into.link("router" + hops, "receiver", access);
        for (int i = 0; i < hops; i++) {
            String behind = "router" + (i + 1);
            into.router(behind);
            into.link("hop" + i, "router" + i, behind, hop);
            into.host("cross_sender" + i);
            into.host("cross_receiver" + i);
            into.link("cross_sender" + i, "router" + i, access);
            into.link(behind, "cross_receiver" + i, access);
        }
    }
}
