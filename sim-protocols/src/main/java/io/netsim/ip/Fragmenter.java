package io.netsim.ip;

import io.netsim.content.Content;
import io.netsim.packet.DamagedPayload;
import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import io.netsim.rfc.Rfc;
import java.util.ArrayList;
import java.util.List;

/** Cuts packets into fragments (RFC 791 §3.2; RFC 8200 §4.5), and fragments into smaller ones. */
@Rfc(
        number = 791,
        value = {"fragment-units", "fragment-again"})
final class Fragmenter {
    private Fragmenter() {}

    /**
     * The fragments of a packet, none larger than a link takes; in order, all but the last as large as may be.
     *
     * @param identification of the fragments; that of a packet that is a fragment already stays
     */
    static List<Packet> cut(Packet packet, int mtu, int identification) {
        Fragment cut = Fragment.of(packet);
        int extension = packet.destination().isV6() ? Fragment.HEADER_BYTES_V6 : 0;
        int room = (mtu - packet.headerBytes() - extension) / Fragment.UNIT * Fragment.UNIT;
        if (room < Fragment.UNIT) {
            throw new IllegalArgumentException("no fragment fits an MTU of " + mtu + " B");
        }
        Payload whole = cut == null ? packet.payload() : cut.whole();
        int begin = cut == null ? 0 : cut.offset();
        int end = cut == null ? whole.length() : cut.end();
        int id = cut == null ? identification : cut.identification();
        List<Packet> fragments = new ArrayList<>();
        for (int at = begin; at < end; at += room) {
            int bytes = Math.min(room, end - at);
            boolean more = at + bytes < end || cut != null && cut.more();
            Fragment fragment = new Fragment(whole, at, bytes, more, id, extension);
            fragments.add(like(packet, cut == null ? fragment : withDamage(packet, begin, fragment)));
        }
        return fragments;
    }

    /** What a part of a fragment is whose bits have flipped: nobody can tell yet in which part. */
    private static Payload withDamage(Packet packet, int begin, Fragment part) {
        if (!(packet.payload() instanceof DamagedPayload damaged)) {
            return part;
        }
        int header = packet.headerBytes() + part.headerBytes();
        int from = header + part.offset() - begin;
        Content bytes = damaged.packet();
        return new DamagedPayload(
                part, bytes.slice(0, header).then(bytes.slice(from, from + part.bytes())), damaged.isHeaderBroken());
    }

    private static Packet like(Packet packet, Payload payload) {
        Packet made = new Packet(
                packet.source(), packet.destination(), payload, packet.flowHash(), packet.ttl(), packet.createdPs());
        made.trafficClass(packet.trafficClass());
        made.identification(packet.identification());
        return made;
    }
}
