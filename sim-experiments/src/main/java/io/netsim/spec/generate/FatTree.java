package io.netsim.spec.generate;

import io.netsim.spec.QueueSpec;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.QueueReader;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;

/**
 * The three-layer fat tree of k-port switches (Al-Fares et al., SIGCOMM 2008): k pods p with the switches {@code
 * edge<p>_<i>} and {@code agg<p>_<i>}, i below k/2; {@code core<i>}, i below k²/4; hosts {@code host0…}, k³/4 of them, pod
 * by pod and edge by edge. The aggregation switch i of each pod is joined with the cores i·k/2 to (i+1)·k/2 − 1.
 *
 * <p>Keys: {@code k}, even; all keys of a link, for all links, forward is upwards; {@code host_queue}, the queue in the
 * hosts themselves, that of the link unless given.
 */
final class FatTree implements Shape {
    private static final Kind<Integer> K = (node, mistakes) -> {
        Integer k = Kinds.count(2, 128).read(node, mistakes);
        if (k != null && k % 2 != 0) {
            mistakes.add(node, "a fat tree of " + k + "-port switches does not exist; write an even 'k' such as 4");
            return null;
        }
        return k;
    };

    @Override
    public void build(Section section, TopologyBuilder into) {
        int half = section.require("k", K, 2, "k: 4") / 2;
        LinkSettings link = LinkReader.read(section);
        QueueSpec hostQueue =
                section.get("host_queue", QueueReader.QUEUE, link.forward().queue());
        LinkSettings hostLink = link.withForwardQueue(hostQueue);
        for (int i = 0; i < half * half; i++) {
            into.router("core" + i);
        }
        for (int pod = 0; pod < 2 * half; pod++) {
            for (int i = 0; i < half; i++) {
                into.router("agg" + pod + "_" + i);
                for (int core = i * half; core < (i + 1) * half; core++) {
                    into.link("agg" + pod + "_" + i, "core" + core, link);
                }
            }
            for (int i = 0; i < half; i++) {
                edge(pod, i, half, link, hostLink, into);
            }
        }
    }

    private static void edge(int pod, int i, int half, LinkSettings link, LinkSettings hostLink, TopologyBuilder into) {
        String edge = "edge" + pod + "_" + i;
        into.router(edge);
        for (int agg = 0; agg < half; agg++) {
            into.link(edge, "agg" + pod + "_" + agg, link);
        }
        for (int slot = 0; slot < half; slot++) {
            String host = "host" + ((pod * half + i) * half + slot);
            into.host(host);
            into.link(host, edge, hostLink);
        }
    }
}
