package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.TreeMap;

/**
 * ICMP and ICMPv6 of one node (RFC 792, RFC 1122 §3.2.2, RFC 1812 §4.3, RFC 4443): answers echo requests, reports errors about packets that
 * could not go on, and hands errors to the protocol they concern.
 *
 * <p>Not modelled: rate limits of errors, redirects, source quench, timestamps.
 */
public final class Icmp implements ProtocolHandler {
    private final IpLayer ip;
    private final TreeMap<Integer, EchoReceiver> echoes = new TreeMap<>();
    private int nextIdentifier = 1;

    Icmp(IpLayer ip) {
        this.ip = ip;
    }

    /** Registers a sender of echo requests; returns its identifier. */
    public int open(EchoReceiver receiver) {
        while (echoes.containsKey(nextIdentifier)) {
            nextIdentifier = nextIdentifier % 65535 + 1;
        }
        echoes.put(nextIdentifier, receiver);
        return nextIdentifier;
    }

    public void close(int identifier) {
        echoes.remove(identifier);
    }

    /** Makes an echo request to an address, of ICMP or of ICMPv6. */
    public IcmpMessage echoRequest(IpAddress to, int identifier, int sequence, int dataBytes) {
        return IcmpMessage.echoRequest(to.version(), identifier, sequence, dataBytes, ip.nowPs());
    }

    @Override
    public Fate arrived(Packet packet) {
        IcmpMessage message = (IcmpMessage) packet.payload();
        Packet about = message.about();
        if (message.type() == IcmpType.ECHO_REQUEST) {
            IpAddress pinged = packet.destination();
            IpAddress asker = packet.source();
            ip.send(pinged, asker, message.reply(), packet.flowHash(), 0);
        } else if (message.type() == IcmpType.ECHO_REPLY) {
            EchoReceiver receiver = echoes.get(message.identifier());
            if (receiver != null) {
                receiver.reply(packet.source(), message);
            }
        } else if (about != null && about.payload() instanceof IcmpMessage request) {
            EchoReceiver receiver = echoes.get(request.identifier());
            if (receiver != null) {
                receiver.error(packet.source(), message, request);
            }
        } else if (about != null) {
            ip.handlerOf(about.payload().protocol()).icmpError(message, about);
        }
        return Fate.DELIVERED;
    }

    /**
     * Reports an error to the source of a packet; never about an ICMP error (RFC 1122 §3.2.2). Simplified: nor about a packet
     * with damaged data.
     */
    void report(IcmpType type, Packet about) {
        if (about.isDamaged()) {
            return;
        }
        if (about.payload() instanceof IcmpMessage message && message.type().isError()) {
            return;
        }
        ip.send(ip.sourceFor(about.source()), about.source(), IcmpMessage.error(type, about), about.flowHash(), 0);
    }
}
