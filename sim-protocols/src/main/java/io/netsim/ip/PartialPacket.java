package io.netsim.ip;

import io.netsim.packet.Packet;
import io.netsim.packet.Payload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fragments of one packet that have come so far. */
final class PartialPacket {
    /** What became of a fragment. */
    enum Verdict {
        TAKEN,
        /** All of it is there already. */
        REPEATED,
        /** It overlaps others (RFC 5722, RFC 8200 §4.5), or does not fit what is known of the end. */
        CONTRADICTED
    }

    private final long untilPs;
    private final TreeMap<Integer, Packet> byOffset = new TreeMap<>();
    private int bytes;
    /** How long the whole payload is; −1 before the last fragment has come. */
    private int total = -1;

    PartialPacket(long untilPs) {
        this.untilPs = untilPs;
    }

    long untilPs() {
        return untilPs;
    }

    Collection<Packet> fragments() {
        return byOffset.values();
    }

    /** The one with the header of the transport protocol, or null. */
    @Nullable
    Packet first() {
        return byOffset.get(0);
    }

    boolean isComplete() {
        return bytes == total;
    }

    Verdict add(Packet packet, Fragment fragment) {
        boolean endsTwice = !fragment.more() && total >= 0 && total != fragment.end();
        boolean beyond = total >= 0 && fragment.end() > total || !fragment.more() && end() > fragment.end();
        boolean unaligned = fragment.more() && fragment.bytes() % Fragment.UNIT != 0;
        if (endsTwice || beyond || unaligned || fragment.end() > Packet.maxPayload(packet.destination())) {
            return Verdict.CONTRADICTED;
        }
        int covered = covered(fragment.offset(), fragment.end());
        if (covered == fragment.bytes()) {
            return Verdict.REPEATED;
        }
        if (covered > 0 || fragment.bytes() == 0) {
            return Verdict.CONTRADICTED;
        }
        byOffset.put(fragment.offset(), packet);
        bytes += fragment.bytes();
        if (!fragment.more()) {
            total = fragment.end();
        }
        return Verdict.TAKEN;
    }

    /** Behind the last byte that is there. */
    private int end() {
        Map.Entry<Integer, Packet> last = byOffset.lastEntry();
        return last == null ? 0 : fragment(last.getValue()).end();
    }

    /** How many of the bytes in a range are there. */
    private int covered(int from, int to) {
        Integer before = byOffset.floorKey(from);
        int sum = 0;
        for (Packet each :
                byOffset.subMap(before == null ? from : before, true, to, false).values()) {
            Fragment there = fragment(each);
            sum += Math.max(0, Math.min(to, there.end()) - Math.max(from, there.offset()));
        }
        return sum;
    }

    private static Fragment fragment(Packet packet) {
        Fragment fragment = Fragment.of(packet);
        if (fragment == null) {
            throw new IllegalStateException("not a fragment: " + packet);
        }
        return fragment;
    }

    /** The whole packet, which looks like its first fragment; the congestion mark of one is a mark of all (RFC 3168 §5.3). */
    Packet whole(DamageCheck check) {
        List<Packet> parts = new ArrayList<>(byOffset.values());
        Packet first = parts.get(0);
        Payload payload = fragment(first).whole();
        Packet whole = new Packet(
                first.source(), first.destination(), payload, first.flowHash(), first.ttl(), first.createdPs());
        whole.trafficClass(first.trafficClass());
        whole.identification(first.identification());
        boolean damaged = false;
        for (Packet part : parts) {
            if (part.ecn() == Packet.CE) {
                whole.ecn(Packet.CE);
            }
            // Identifications come round again: a fragment may be of another packet (RFC 4963).
            damaged |= part.isDamaged()
                    || part.createdPs() != first.createdPs()
                    || fragment(part).whole().fingerprint() != payload.fingerprint();
        }
        return damaged ? check.check(whole, parts) : whole;
    }
}
