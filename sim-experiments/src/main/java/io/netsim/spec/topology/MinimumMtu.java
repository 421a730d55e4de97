package io.netsim.spec.topology;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.MapNode;
import io.netsim.spec.yaml.MapNode.Entry;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;

/** Every link that IPv6 runs over takes packets of 1280 bytes (RFC 8200 §5). */
final class MinimumMtu {
    private static final int BYTES = 1280;

    private MinimumMtu() {}

    /** Notes each MTU below the minimum where it is written; to be asked of a sound topology only. */
    static void check(Section section, TopologySpec topology) {
        Mistakes mistakes = section.mistakes();
        int before = mistakes.count();
        for (LinkDirectionSpec direction : topology.directions()) {
            if (direction.mtuBytes() < BYTES) {
                section.node().entries().forEach(entry -> look(entry, mistakes));
                if (mistakes.count() == before) {
                    mistakes.add(section.node(), "'" + direction.name() + "' " + message(direction.mtuBytes()));
                }
                return;
            }
        }
    }

    private static void look(Entry entry, Mistakes mistakes) {
        ImmutableList<Node> links = !entry.key().equals("links")
                ? ImmutableList.of(entry.value())
                : entry.value() instanceof ListNode list ? list.items() : ImmutableList.of();
        for (Node link : links) {
            if (link instanceof MapNode map) {
                lookAt(map, mistakes);
                Entry reverse = map.entry("reverse");
                if (reverse != null && reverse.value() instanceof MapNode back) {
                    lookAt(back, mistakes);
                }
            }
        }
    }

    private static void lookAt(MapNode link, Mistakes mistakes) {
        Entry mtu = link.entry("mtu");
        Integer bytes = mtu == null ? null : LinkReader.MTU.read(mtu.value(), mistakes);
        if (mtu != null && bytes != null && bytes < BYTES) {
            mistakes.add(mtu.value(), "the link " + message(bytes));
        }
    }

    private static String message(int bytes) {
        return "has an MTU of " + bytes + " B, and IPv6 needs at least " + BYTES
                + " B; write a larger one, or 'addressing: ipv4'";
    }
}
