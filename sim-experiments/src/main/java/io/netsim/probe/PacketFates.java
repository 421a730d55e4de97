package io.netsim.probe;

import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.link.LinkDirection;
import io.netsim.link.LinkObserver;
import io.netsim.node.Node;
import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/** Where packets of a network are lost: on which link, or at which node. */
final class PacketFates {
    /** Is told of each packet that was lost. */
    interface Listener {
        /** @param place name of a link direction or of a node */
        void lost(Packet packet, Fate fate, String place);
    }

    private Listener listener = (packet, fate, place) -> {};
    private @Nullable Packet onLink;

    PacketFates(Network network) {
        for (LinkDirection direction : network.directions()) {
            direction.observe(new OnLink(direction.name()));
        }
        for (IpLayer layer : network.layers()) {
            layer.node().observe(new AtNode(layer.node()));
        }
    }

    void tell(Listener newListener) {
        listener = newListener;
    }

    /** A link tells of a loss first, then the node that it leaves. */
    private final class OnLink implements LinkObserver {
        private final String name;

        OnLink(String name) {
            this.name = name;
        }

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {
            onLink = packet;
            listener.lost(packet, fate, name);
        }

        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {
            // Not lost.
        }

        @Override
        public void delivered(long nowPs, Packet packet) {
            // Not lost.
        }

        @Override
        public void rescheduled(long nowPs) {
            // Not lost.
        }

        @Override
        public void waits(long startPs, Packet packet) {
            // Not lost.
        }
    }

    private final class AtNode implements NodeObserver {
        private final Node node;

        AtNode(Node node) {
            this.node = node;
        }

        @Override
        public void originated(long nowPs, Packet packet) {
            // Not lost.
        }

        @Override
        public void ended(long nowPs, Packet packet, Fate fate) {
            boolean told = packet == onLink;
            onLink = null;
            if (fate.isLoss() && !told) {
                listener.lost(packet, fate, node.name());
            }
        }
    }
}
