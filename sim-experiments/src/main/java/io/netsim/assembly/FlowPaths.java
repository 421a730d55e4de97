package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.transport.FlowHash;
import io.netsim.udp.UdpDatagram;
import java.util.HashMap;
import java.util.Map;

/** Which link directions the packets of flows take through a network, equal paths decided as routers do. */
public final class FlowPaths {
    private static final int MOST_HOPS = 255;

    private final Map<Node, IpLayer> layers = new HashMap<>();
    private final Map<String, IpLayer> byName = new HashMap<>();

    public FlowPaths(Network network) {
        for (IpLayer layer : network.layers()) {
            layers.put(layer.node(), layer);
            byName.put(layer.node().name(), layer);
        }
    }

    /**
     * Names of directions in order; empty if no way leads there, or none out of the host.
     *
     * @param tcp or UDP
     * @param host name of the sender, which has the source's address
     */
    public ImmutableList<String> of(boolean tcp, String host, Endpoint source, Endpoint destination) {
        int protocol = tcp ? TcpSegment.PROTOCOL : UdpDatagram.PROTOCOL;
        int hash = FlowHash.of(protocol, source.address(), source.port(), destination.address(), destination.port());
        ImmutableList.Builder<String> names = ImmutableList.builder();
        IpLayer at = byName.get(host);
        for (int hops = 0; at != null && hops < MOST_HOPS; hops++) {
            if (at.isLocal(destination.address())) {
                return names.build();
            }
            Interface out = at.nextHop(destination.address(), hash);
            if (out == null) {
                return ImmutableList.of();
            }
            names.add(out.out().name());
            at = layers.get(out.peer().node());
        }
        return ImmutableList.of();
    }
}
