package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Section;

/** Hosts {@code host0…} around the router {@code hub}. Keys: {@code hosts}; all keys of a link, forward is towards the hub. */
final class Star implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        int hosts = section.require("hosts", Shapes.size(1), 1, "hosts: 8");
        LinkSettings link = LinkReader.read(section);
        into.router("hub");
        for (int i = 0; i < hosts; i++) {
            into.host("host" + i);
            into.link("host" + i, "hub", link);
        }
    }
}
