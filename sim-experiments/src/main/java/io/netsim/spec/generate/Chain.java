package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Section;

/**
 * The hosts {@code sender} and {@code receiver} with routers {@code router0…} between them; the links are {@code link0…},
 * forward is towards the receiver. Keys: {@code links} from 1, or {@code routers} from 0 (one less than the links); all
 * keys of a link.
 */
final class Chain implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        Integer routers = section.find("routers", Shapes.size(0));
        int links;
        if (section.has("routers")) {
            links = routers == null ? 1 : routers + 1;
            if (section.has("links")) {
                section.mistake("links", "both 'links' and 'routers' are given; keep one, links = routers + 1");
            }
        } else {
            links = section.require("links", Shapes.size(1), 1, "links: 10");
        }
        LinkSettings link = LinkReader.read(section);
        into.host("sender");
        into.host("receiver");
        String before = "sender";
        for (int i = 0; i < links; i++) {
            String next = i == links - 1 ? "receiver" : "router" + i;
            if (i < links - 1) {
                into.router(next);
            }
            into.link("link" + i, before, next, link);
            before = next;
        }
    }
}
