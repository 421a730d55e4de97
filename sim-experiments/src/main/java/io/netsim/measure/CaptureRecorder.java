package io.netsim.measure;

import io.netsim.host.Network;
import io.netsim.ip.IpLayer;
import io.netsim.link.LinkDirection;
import io.netsim.link.LinkObserver;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import io.netsim.node.NodeObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.wire.PacketEncoder;
import io.netsim.wire.pcap.PcapngWriter;
import io.netsim.wire.pcap.PcapngWriter.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Captures of a run. On a link direction, packets are seen when they are handed to it, those it drops at once included; on a
 * node, packets that leave are seen when they are handed to the link, packets that come when their last bit has arrived, as
 * a capture on that host would. A packet that is dropped anywhere later on has a comment that tells why and where, and one
 * that a link has doubled or that was overtaken says that; so a
 * frame is written once the fate of its packet is known, in order of time all the same.
 *
 * <p>What a host says to itself crosses no interface and is not seen.
 */
public final class CaptureRecorder {
    private final String application;
    private final int snapLength;
    private final List<CaptureFile> files = new ArrayList<>();
    private final Map<String, Wire> wires = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    /** The frames of packets whose fate is not known. */
    private final IdentityHashMap<Packet, CaptureFile.Frame> open = new IdentityHashMap<>();
    /** What has happened to packets whose fate is not known. */
    private final IdentityHashMap<Packet, String> notes = new IdentityHashMap<>();

    /**
     * Watches a network from now on; before the run.
     *
     * @param application what writes the files
     * @param snapLength most bytes of a packet that are kept
     */
    public CaptureRecorder(Network network, String application, int snapLength) {
        this.application = application;
        this.snapLength = snapLength;
        for (LinkDirection direction : network.directions()) {
            Wire wire = new Wire(direction.name());
            wires.put(direction.name(), wire);
            direction.observe(wire);
        }
        for (IpLayer layer : network.layers()) {
            nodes.put(layer.node().name(), layer.node());
            layer.node().observe(new Fates(layer.node().name()));
        }
    }

    /**
     * Adds a capture.
     *
     * @param name a node, a link direction, or a link, whose two directions are captured where they begin
     * @throws IllegalArgumentException if there is none of that name
     */
    public void add(String name, OutputStream out) throws IOException {
        Node node = nodes.get(name);
        Wire forward = wires.get(name + ".forward");
        Wire reverse = wires.get(name + ".reverse");
        Wire one = wires.get(name);
        CaptureFile file = new CaptureFile(new PcapngWriter(out, snapLength, application));
        files.add(file);
        if (node != null) {
            addNode(file, node);
        } else if (one != null) {
            addDirection(file, one);
        } else if (forward != null && reverse != null) {
            addDirection(file, forward);
            addDirection(file, reverse);
        } else {
            throw new IllegalArgumentException("there is no node or link named '" + name + "'");
        }
    }

    private void addNode(CaptureFile file, Node node) throws IOException {
        for (Interface each : node.interfaces()) {
            String description = "interface " + each.index() + " of " + node + ", to "
                    + each.peer().node();
            int number = file.addInterface(each.linkName(), description);
            wire(each.out()).entering.add(new Tap(file, number, Direction.OUTBOUND));
            wire(each.peer().out()).arriving.add(new Tap(file, number, Direction.INBOUND));
        }
    }

    private static void addDirection(CaptureFile file, Wire wire) throws IOException {
        int number = file.addInterface(wire.name, "link direction " + wire.name + ", where it begins");
        wire.entering.add(new Tap(file, number, Direction.UNKNOWN));
    }

    private Wire wire(LinkDirection direction) {
        Wire wire = wires.get(direction.name());
        if (wire == null) {
            throw new IllegalStateException("a link direction that is not of the network: " + direction.name());
        }
        return wire;
    }

    /** Ends all captures: what is still under way says so. */
    public void finish() throws IOException {
        for (CaptureFile.Frame first : open.values()) {
            for (CaptureFile.Frame frame = first; frame != null; frame = frame.ofSamePacket()) {
                frame.settle("in flight when the run ended");
            }
        }
        open.clear();
        for (CaptureFile file : files) {
            file.close();
        }
    }

    private record Tap(CaptureFile file, int interfaceNumber, Direction direction) {}

    private void see(Tap tap, long nowPs, Packet packet) {
        CaptureFile.Frame earlier = open.get(packet);
        byte[] bytes = PacketEncoder.encode(packet);
        open.put(packet, tap.file.add(tap.interfaceNumber, nowPs / 1000, bytes, tap.direction, earlier));
    }

    private void settle(Packet packet, @Nullable String comment) {
        CaptureFile.Frame frame = open.remove(packet);
        String note = notes.remove(packet);
        String whole = comment == null ? note : note == null ? comment : comment + "; " + note;
        while (frame != null) {
            frame.settle(whole);
            frame.file().write();
            frame = frame.ofSamePacket();
        }
    }

    /** A link direction: what enters it, what arrives, what it drops. */
    private final class Wire implements LinkObserver {
        private final String name;
        private final List<Tap> entering = new ArrayList<>(0);
        private final List<Tap> arriving = new ArrayList<>(0);

        Wire(String name) {
            this.name = name;
        }

        @Override
        public void accepted(long nowPs, long startPs, Packet packet) {
            for (Tap tap : entering) {
                see(tap, nowPs, packet);
            }
        }

        @Override
        public void dropped(long nowPs, Packet packet, Fate fate) {
            for (Tap tap : entering) {
                if (!hasSeen(tap, packet)) {
                    see(tap, nowPs, packet);
                }
            }
            settle(packet, "dropped: " + fate.label() + " on " + name);
        }

        private boolean hasSeen(Tap tap, Packet packet) {
            CaptureFile.Frame frame = open.get(packet);
            while (frame != null && !(frame.file() == tap.file && frame.interfaceNumber() == tap.interfaceNumber)) {
                frame = frame.ofSamePacket();
            }
            return frame != null;
        }

        @Override
        public void delivered(long nowPs, Packet packet) {
            for (Tap tap : arriving) {
                see(tap, nowPs, packet);
            }
        }

        @Override
        public void corrupted(long nowPs, Packet packet, Packet arriving) {
            settle(packet, "corrupted on " + name + (arriving.isDamaged() ? "" : ", and no checksum tells"));
        }

        @Override
        public void duplicated(long nowPs, Packet copy) {
            note(copy, "a copy made on " + name);
        }

        @Override
        public void overtaken(long nowPs, Packet packet) {
            note(packet, "overtaken on " + name);
        }

        private void note(Packet packet, String what) {
            notes.merge(packet, what, (earlier, later) -> earlier + ", " + later);
        }

        @Override
        public void rescheduled(long nowPs) {
            // Waiting packets were seen when they came.
        }

        @Override
        public void waits(long startPs, Packet packet) {
            // Waiting packets were seen when they came.
        }
    }

    /** The ends of packets at one node. */
    private final class Fates implements NodeObserver {
        @Override
        public void rewritten(long nowPs, Packet before, Packet after) {
            settle(before, "translated at " + node + " to " + after.source() + " > " + after.destination());
        }

        private final String node;

        Fates(String node) {
            this.node = node;
        }

        @Override
        public void originated(long nowPs, Packet packet) {
            // Seen when it comes to a link.
        }

        @Override
        public void ended(long nowPs, Packet packet, Fate fate) {
            settle(packet, comment(fate));
        }

        private @Nullable String comment(Fate fate) {
            if (fate == Fate.FRAGMENTED) {
                return "fragmented at " + node;
            }
            return fate.isLoss() ? "dropped: " + fate.label() + " at " + node : null;
        }
    }
}
