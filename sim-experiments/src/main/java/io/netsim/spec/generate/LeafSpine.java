package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;

/**
 * Switches {@code leaf0…}, each joined with each of {@code spine0…}, and hosts {@code host0…} at the leaves in turn. Keys:
 * {@code leaves}, {@code spines}, {@code hosts_per_leaf}; {@code access_rate}, {@code access_delay}, {@code access_queue};
 * all keys of a link for those between switches, forward is upwards.
 */
final class LeafSpine implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        int leaves = section.require("leaves", Kinds.count(1, 2000), 1, "leaves: 4");
        int spines = section.require("spines", Kinds.count(1, 1000), 1, "spines: 2");
        int hosts = section.require("hosts_per_leaf", Kinds.count(1, 10_000), 1, "hosts_per_leaf: 8");
        LinkSettings fabric = LinkReader.read(section);
        LinkSettings access = LinkReader.read(section, "access");
        for (int spine = 0; spine < spines; spine++) {
            into.router("spine" + spine);
        }
        for (int leaf = 0; leaf < leaves; leaf++) {
            into.router("leaf" + leaf);
            for (int spine = 0; spine < spines; spine++) {
                into.link("leaf" + leaf, "spine" + spine, fabric);
            }
            for (int i = leaf * hosts; i < (leaf + 1) * hosts; i++) {
                into.host("host" + i);
                into.link("host" + i, "leaf" + leaf, access);
            }
        }
    }
}
