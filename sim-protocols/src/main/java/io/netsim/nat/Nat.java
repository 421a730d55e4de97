package io.netsim.nat;

import com.google.common.collect.ImmutableSet;
import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.ip.IcmpMessage;
import io.netsim.ip.Translator;
import io.netsim.node.Interface;
import io.netsim.node.Node;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates addresses and ports between the inside and the outside of a router (RFC 3022), with the behaviour that RFC 4787
 * (UDP), RFC 5382 (TCP) and RFC 5508 (ICMP) ask for: mappings made by packets that go out, filters for those that come in,
 * ICMP errors translated with the packets they quote, hairpinning between inside hosts.
 *
 * <p>Simplified: the private addresses are unique in the whole network, though nobody outside can reach them; a packet with a
 * broken checksum is dropped here, not at its destination; the parity of ports is not kept. IPv6 passes untouched.
 */
public final class Nat implements Translator {
    private final Node node;
    private final IpAddress external;
    private final Set<Interface> inside;
    private final NatTable table;

    /**
     * @param external the address that the outside sees
     * @param inside the interfaces to the inside; all others lead out
     */
    public Nat(Node node, IpAddress external, Set<Interface> inside, NatSettings settings) {
        this.node = node;
        this.external = external;
        this.inside = ImmutableSet.copyOf(inside);
        this.table = new NatTable(settings);
    }

    /** The address that the outside sees. */
    public IpAddress external() {
        return external;
    }

    /** The inside endpoint that an external port stands for now, or null. */
    public @Nullable Endpoint insideOf(int protocol, int port) {
        NatMapping mapping = table.atPort(protocol, port, now());
        return mapping == null ? null : mapping.inside();
    }

    private long now() {
        return node.clock().nowPs();
    }

    /** What comes from outside is for an external port, or ends here; so is what comes from inside to an external port. */
    @Override
    public @Nullable Packet arriving(Packet packet, Interface on) {
        if (packet.destination().isV6()) {
            return packet;
        }
        if (packet.payload() instanceof DamagedPayload) {
            node.ended(packet, Fate.CORRUPTED);
            return null;
        }
        boolean fromInside = inside.contains(on);
        if (!packet.destination().equals(external)) {
            if (!fromInside) {
                node.ended(packet, Fate.NAT_FILTERED); // nobody outside can reach inside addresses
                return null;
            }
            return packet;
        }
        Ports ports = Ports.of(packet);
        if (ports == null) {
            return packet.payload() instanceof IcmpMessage error ? inwardError(packet, error) : packet;
        }
        NatMapping mapping = table.atPort(ports.protocol(), ports.destination().port(), now());
        if (mapping == null) {
            return forItself(packet, ports, fromInside);
        }
        return fromInside ? hairpin(packet, ports, mapping) : inward(packet, ports, mapping);
    }

    /** Echo requests to the NAT itself are answered; other packets without a mapping end. */
    private @Nullable Packet forItself(Packet packet, Ports ports, boolean fromInside) {
        if (fromInside
                || ports.protocol() == IcmpMessage.PROTOCOL
                        && ports.destination().port() == 0) {
            return packet;
        }
        node.ended(packet, Fate.NAT_FILTERED);
        return null;
    }

    private @Nullable Packet inward(Packet packet, Ports ports, NatMapping mapping) {
        if (!mapping.admits(ports.source(), now())) {
            node.ended(packet, Fate.NAT_FILTERED);
            return null;
        }
        mapping.passes(ports.source(), false, ports.flags(), now());
        return replaced(packet, ports.withDestination(packet, mapping.inside()));
    }

    /** From one inside host to another by its external port: both ends are translated (RFC 4787 REQ-9). */
    private @Nullable Packet hairpin(Packet packet, Ports ports, NatMapping to) {
        NatMapping from = mappingOut(ports);
        if (from == null) {
            node.ended(packet, Fate.NAT_NO_PORT);
            return null;
        }
        Endpoint source = new Endpoint(external, from.port());
        if (!to.admits(source, now())) {
            node.ended(packet, Fate.NAT_FILTERED);
            return null;
        }
        from.passes(ports.destination(), true, ports.flags(), now());
        to.passes(source, false, ports.flags(), now());
        Packet out = ports.withSource(packet, source);
        Ports between = new Ports(ports.protocol(), source, ports.destination(), ports.flags());
        return replaced(packet, between.withDestination(out, to.inside()));
    }

    private @Nullable NatMapping mappingOut(Ports ports) {
        NatMapping mapping = table.find(ports.protocol(), ports.source(), ports.destination(), now());
        return mapping == null ? table.make(ports.protocol(), ports.source(), ports.destination(), now()) : mapping;
    }

    /** An error about a packet that went out quotes it as it was outside (RFC 5508 REQ-4). */
    private @Nullable Packet inwardError(Packet packet, IcmpMessage error) {
        Packet about = error.about();
        Ports quoted = about == null ? null : Ports.of(about);
        NatMapping mapping = quoted == null || !quoted.source().address().equals(external)
                ? null
                : table.atPort(quoted.protocol(), quoted.source().port(), now());
        if (about == null || quoted == null || mapping == null) {
            return packet; // about a packet of the NAT's own
        }
        Packet asSent = quoted.withSource(about, mapping.inside());
        return replaced(
                packet,
                packet.rewritten(packet.source(), mapping.inside().address(), error.about(asSent), packet.flowHash()));
    }

    @Override
    public @Nullable Packet leaving(Packet packet, Interface out) {
        if (inside.contains(out) || packet.destination().isV6()) {
            return packet;
        }
        if (packet.payload() instanceof IcmpMessage error && error.type().isError()) {
            return outwardError(packet, error);
        }
        if (packet.source().equals(external)) {
            return packet;
        }
        Ports ports = Ports.of(packet);
        if (ports == null) {
            node.ended(packet, Fate.NAT_FILTERED);
            return null;
        }
        NatMapping mapping = mappingOut(ports);
        if (mapping == null) {
            node.ended(packet, Fate.NAT_NO_PORT);
            return null;
        }
        mapping.passes(ports.destination(), true, ports.flags(), now());
        return replaced(packet, ports.withSource(packet, new Endpoint(external, mapping.port())));
    }

    /** An error about a packet that came in quotes it as it is inside (RFC 5508 REQ-5); so do errors of the NAT itself. */
    private @Nullable Packet outwardError(Packet packet, IcmpMessage error) {
        Packet about = error.about();
        Ports quoted = about == null ? null : Ports.of(about);
        NatMapping mapping =
                quoted == null ? null : table.find(quoted.protocol(), quoted.destination(), quoted.source(), now());
        if (about == null || quoted == null || mapping == null) {
            if (packet.source().equals(external)) {
                return packet;
            }
            node.ended(packet, Fate.NAT_FILTERED);
            return null;
        }
        Packet asArrived = quoted.withDestination(about, new Endpoint(external, mapping.port()));
        return replaced(
                packet, packet.rewritten(external, packet.destination(), error.about(asArrived), packet.flowHash()));
    }

    private Packet replaced(Packet before, Packet after) {
        node.rewritten(before, after);
        return after;
    }
}
