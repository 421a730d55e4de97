package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import java.util.TreeMap;

/**
 * ICMP and ICMPv6 of one node (RFC 792, RFC 1122 §3.2.2, RFC 1812 §4.3, RFC 4443): answers echo requests, reports errors about packets that
 * could not go on, and hands errors to the protocol they concern.
 *
 * <p>Not modelled: redirects, source quench, timestamps.
 */
public final class Icmp implements ProtocolHandler {
    private final IpLayer ip;
    private final boolean reports;
    private final ErrorRate rate;
    private final TreeMap<Integer, EchoReceiver> echoes = new TreeMap<>();
    private int nextIdentifier = 1;

    Icmp(IpLayer ip, IpSettings settings) {
        this.ip = ip;
        this.reports = settings.icmpErrors();
        this.rate = new ErrorRate(settings.icmpRateLimitPs());
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
            ip.sendFragmentable(pinged, asker, message.reply(), packet.flowHash(), 0);
        } else if (message.type() == IcmpType.ECHO_REPLY) {
            EchoReceiver receiver = echoes.get(message.identifier());
            if (receiver != null) {
                receiver.reply(packet.source(), message);
            }
        } else if (about != null) {
            error(packet.source(), message, uncut(about));
        }
        return Fate.DELIVERED;
    }

    private void error(IpAddress from, IcmpMessage message, Packet about) {
        if (about.payload() instanceof IcmpMessage request) {
            ip.learnPathMtu(message, about); // of a reply too, which nobody here waits for
            EchoReceiver receiver = echoes.get(request.identifier());
            if (receiver != null) {
                receiver.error(from, message, request);
            }
        } else {
            ip.handlerOf(about.payload().protocol()).icmpError(message, about);
        }
    }

    /** What the header in the first fragment is of. */
    private static Packet uncut(Packet about) {
        Fragment fragment = Fragment.of(about);
        return fragment == null
                ? about
                : new Packet(
                        about.source(),
                        about.destination(),
                        fragment.whole(),
                        about.flowHash(),
                        about.ttl(),
                        about.createdPs());
    }

    /**
     * Reports an error to the source of a packet; never about an ICMP error, a fragment but the first, or a packet to or from
     * what is not one host (RFC 1122 §3.2.2, RFC 1812 §4.3.2.7). Simplified: nor about a packet with damaged data.
     */
    void report(IcmpType type, Packet about) {
        if (mayReport(type, about) && rate.allows(about.source(), ip.nowPs())) {
            send(IcmpMessage.error(type, about), about);
        }
    }

    /** A packet must not be fragmented and is too big for the next link (RFC 1191 §4). Never held back by a rate limit. */
    void reportTooBig(Packet about, int mtu) {
        if (mayReport(IcmpType.FRAGMENTATION_NEEDED, about)) {
            send(IcmpMessage.tooBig(about, mtu), about);
        }
    }

    private boolean mayReport(IcmpType type, Packet about) {
        boolean oneSource = about.source().isUnicast() || about.source().isLoopback();
        if (!reports || about.isDamaged() || !oneSource) {
            return false;
        }
        Fragment fragment = Fragment.of(about);
        if (fragment != null && !fragment.isFirst()) {
            return false;
        }
        boolean tooBigV6 =
                type == IcmpType.FRAGMENTATION_NEEDED && about.destination().isV6(); // RFC 4443 §2.4 (e)
        boolean oneDestination =
                about.destination().isUnicast() || about.destination().isLoopback();
        if (!oneDestination && !tooBigV6) {
            return false;
        }
        Payload payload = fragment == null ? about.payload() : fragment.whole();
        return !(payload instanceof IcmpMessage message && message.type().isError());
    }

    private void send(IcmpMessage message, Packet about) {
        ip.sendFragmentable(ip.sourceFor(about.source()), about.source(), message, about.flowHash(), 0);
    }
}
