package io.netsim.probe;

import com.google.common.collect.ImmutableList;
import io.netsim.address.IpAddress;
import io.netsim.assembly.Assembly;
import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.measure.CaptureRecorder;
import io.netsim.run.TopologyView;
import io.netsim.run.Version;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.yaml.Suggestion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network to send probes through, with the names of its addresses. */
public final class ProbeNetwork {
    private final TopologySpec topology;
    private final Network network;
    private final Map<String, IpLayer> byName = new LinkedHashMap<>();
    private final Map<IpAddress, String> names = new LinkedHashMap<>();
    private final PacketFates fates;
    private @Nullable CaptureRecorder recorder;

    /** @param seed of what is random in it, such as losses */
    public ProbeNetwork(TopologySpec topology, long seed, String source) {
        this.topology = topology;
        this.network = Assembly.network(topology, seed, source);
        for (IpLayer layer : network.layers()) {
            byName.put(layer.node().name(), layer);
            layer.addresses().forEach(address -> names.put(address, layer.node().name()));
        }
        this.fates = new PacketFates(network);
    }

    /**
     * The network of a topology file or of an experiment.
     *
     * @param params values of its parameters
     * @throws io.netsim.spec.SpecException if something is wrong with the file or the parameters
     */
    public static ProbeNetwork load(Path file, Map<String, String> params, long seed) {
        return new ProbeNetwork(TopologyView.topology(file, params).topology(), seed, file.toString());
    }

    public TopologySpec topology() {
        return topology;
    }

    Network network() {
        return network;
    }

    PacketFates fates() {
        return fates;
    }

    /**
     * The IP layer of a node.
     *
     * @throws IllegalArgumentException if there is none of the name
     */
    IpLayer node(String name) {
        IpLayer layer = byName.get(name);
        if (layer == null) {
            throw new IllegalArgumentException("there is no node '" + name + "'; "
                    + Suggestion.didYouMean(name, byName.keySet()) + "nodes are " + Suggestion.list(byName.keySet()));
        }
        return layer;
    }

    /**
     * The address of a node by name, or an address as it stands, whether a node has it or not.
     *
     * @param from who asks, for a node of several addresses: the first one that it has a route to
     * @throws IllegalArgumentException if it is neither
     */
    IpAddress address(String text, IpLayer from) {
        if (!byName.containsKey(text) && isAddress(text)) {
            return IpAddress.parse(text);
        }
        List<IpAddress> own = node(text).addresses();
        for (IpAddress address : own) {
            if (from.hasRoute(address)) {
                return address;
            }
        }
        return own.get(0);
    }

    private static boolean isAddress(String text) {
        try {
            IpAddress.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The name of the node that has an address, or null. */
    @Nullable
    String nameOf(IpAddress address) {
        return names.get(address);
    }

    /**
     * Captures into streams, by the names of nodes, links or link directions; before the probes. The streams are closed at
     * the end.
     *
     * @throws IllegalArgumentException if there is none of a name
     */
    public void capture(Map<String, OutputStream> into) throws IOException {
        recorder = new CaptureRecorder(network, "netsim " + Version.NUMBER, 262_144);
        for (Map.Entry<String, OutputStream> entry : into.entrySet()) {
            recorder.add(entry.getKey(), entry.getValue());
        }
    }

    /** After the probes: ends the captures, if there are any. */
    public void finish() throws IOException {
        if (recorder != null) {
            recorder.finish();
        }
    }

    /** All names that can be captured. */
    public ImmutableList<String> capturable() {
        List<String> all = new ArrayList<>(byName.keySet());
        topology.links().forEach(link -> all.add(link.name()));
        topology.directions().forEach(direction -> all.add(direction.name()));
        return ImmutableList.copyOf(all);
    }
}
