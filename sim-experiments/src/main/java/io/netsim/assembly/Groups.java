package io.netsim.assembly;

import io.netsim.address.IpAddress;
import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.link.PacketFilter;
import io.netsim.packet.Packet;
import io.netsim.spec.ChangeSpec;
import io.netsim.spec.LinkDirectionSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of nodes that a partition keeps apart. Nodes in no group keep all their packets. */
final class Groups {
    private final Map<String, Integer> byNode = new HashMap<>();
    private final Map<IpAddress, Integer> byAddress = new HashMap<>();

    Groups(ChangeSpec.Partition partition, Network network) {
        for (int group = 0; group < partition.groups().size(); group++) {
            for (String node : partition.groups().get(group)) {
                byNode.put(node, group);
            }
        }
        for (IpLayer layer : network.layers()) {
            Integer group = byNode.get(layer.node().name());
            if (group != null) {
                layer.addresses().forEach(address -> byAddress.put(address, group));
            }
        }
    }

    /** What is lost on a link direction: everything if it leads from one group to another. */
    PacketFilter on(LinkDirectionSpec direction) {
        boolean between = differ(byNode.get(direction.from()), byNode.get(direction.to()));
        return packet -> between || isBetween(packet);
    }

    private boolean isBetween(Packet packet) {
        return differ(byAddress.get(packet.source()), byAddress.get(packet.destination()));
    }

    private static boolean differ(@Nullable Integer a, @Nullable Integer b) {
        return a != null && b != null && !a.equals(b);
    }
}
