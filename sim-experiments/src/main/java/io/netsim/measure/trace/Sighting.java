package io.netsim.measure.trace;

import io.netsim.link.LinkObserver;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.results.PacketTrace.Hop;
import io.netsim.results.PacketTrace.Lookup;
import io.netsim.wire.PacketEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one packet so far. */
final class Sighting {
    final Talk talk;
    final Packet packet;
    final String origin;
    final long sentPs;
    final boolean fromA;
    final boolean repeats;
    final boolean duplicate;
    final @Nullable Sighting cause;
    final List<Hop> hops = new ArrayList<>(2);
    final List<Lookup> lookups = new ArrayList<>(0);
    private final int ttl;
    private final int ecn;
    private Fate fate = Fate.IN_FLIGHT;
    private String place = "";
    private boolean onWire;
    private long endPs = -1;
    private @Nullable Packet damaged;
    private String damagedOn = "";
    /** Its place in the trace, once that is known; −1 if it is left out. */
    int index = -1;

    Sighting(
            Talk talk,
            Packet packet,
            String origin,
            long nowPs,
            boolean fromA,
            boolean repeats,
            @Nullable Sighting cause) {
        this.talk = talk;
        this.packet = packet;
        this.origin = origin;
        this.sentPs = nowPs;
        this.fromA = fromA;
        this.repeats = repeats;
        this.duplicate = packet.createdPs() != nowPs;
        this.cause = cause;
        this.ttl = packet.ttl();
        this.ecn = packet.ecn();
    }

    void enters(String direction, long nowPs, long startPs) {
        hops.add(new Hop(direction, nowPs, startPs, -1));
    }

    /** A waiting packet is to be sent at another time. */
    void waits(String direction, long startPs) {
        Hop last = last(direction);
        if (last != null) {
            hops.set(hops.size() - 1, new Hop(direction, last.enteredPs(), startPs, -1));
        }
    }

    void arrives(String direction, long nowPs) {
        Hop last = last(direction);
        if (last == null) {
            hops.add(new Hop(direction, sentPs, sentPs, nowPs)); // a duplicate, made by the link
        } else {
            hops.set(hops.size() - 1, new Hop(direction, last.enteredPs(), last.startPs(), nowPs));
        }
    }

    /** The hop under way on a link direction, or null. */
    private @Nullable Hop last(String direction) {
        Hop last = hops.isEmpty() ? null : hops.get(hops.size() - 1);
        return last != null && last.direction().equals(direction) && last.arrivedPs() < 0 ? last : null;
    }

    void droppedOn(String direction, Fate why, long nowPs) {
        Hop last = last(direction);
        onWire = last != null && last.startPs() < nowPs;
        if (last != null && last.startPs() == LinkObserver.NOT_YET) {
            waits(direction, nowPs); // it waited until now
        }
        ends(why, direction, nowPs);
    }

    /** What is told first counts: a link tells before the node does. */
    void ends(Fate how, String where, long nowPs) {
        if (endPs < 0) {
            fate = how;
            place = where;
            endPs = nowPs;
        }
    }

    void damagedOn(String direction, Packet arriving) {
        damaged = arriving;
        damagedOn = direction;
    }

    Fate fate() {
        return fate;
    }

    String place() {
        return place;
    }

    boolean onWire() {
        return onWire;
    }

    long endPs() {
        return endPs;
    }

    /** What arrived in its place, or null. */
    @Nullable
    Packet damaged() {
        return damaged;
    }

    String damagedOn() {
        return damagedOn;
    }

    /** The bytes of the packet as it was sent. */
    byte[] bytes() {
        byte[] bytes = PacketEncoder.encode(packet);
        // Routers have taken hops off and may have marked it since.
        return packet.isDamaged() ? bytes : PacketEncoder.withHops(bytes, ecn, ttl);
    }
}
