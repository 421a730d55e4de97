package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.node.Node;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.time.Alarm;
import io.netsim.time.Time;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragments together again (RFC 791 §3.2, RFC 815, RFC 1122 §3.3.2, RFC 8200 §4.5). Fragments belong together that have
 * source, destination, protocol and identification in common. They may come in any order; one that repeats what is there is
 * dropped, one that overlaps it costs the whole packet, as does a contradiction about its end. The time of a packet starts
 * with its first fragment to come and is not prolonged.
 */
@Rfc(number = 815, value = "any-order")
@Rfc(
        number = 1122,
        value = {"reassembly", "reassembly-timeout", "reassembly-time-exceeded"})
@Rfc(number = 6864, value = "fragments-by-identification")
final class Reassembly {
    private record Key(IpAddress source, IpAddress destination, int protocol, int identification) {}

    private final Node node;
    private final IpSettings settings;
    private final DamageCheck damageCheck;
    private final Consumer<Packet> timedOut;
    private final Alarm alarm;
    /** In the order in which their first fragments came, which is that of their time-outs. */
    private final Map<Key, PartialPacket> waiting = new LinkedHashMap<>();

    private int packets;
    private long bytes;

    /** @param timedOut gets the first fragment of a packet that stays incomplete, if that has come */
    Reassembly(Node node, IpSettings settings, DamageCheck damageCheck, Consumer<Packet> timedOut) {
        this.node = node;
        this.settings = settings;
        this.damageCheck = damageCheck;
        this.timedOut = timedOut;
        this.alarm = node.clock().newAlarm(this::expired);
    }

    /** Fragments that wait for others. */
    int packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    /** Takes a fragment; returns the whole packet if it was the last that was missing. */
    @Nullable
    Packet add(Packet packet, Fragment fragment) {
        Key key =
                new Key(packet.source(), packet.destination(), fragment.whole().protocol(), fragment.identification());
        if (bytes + packet.sizeBytes() > settings.reassemblyMemoryBytes()) {
            node.ended(packet, Fate.REASSEMBLY_FULL);
            return null;
        }
        PartialPacket partial = waiting.get(key);
        if (partial == null) {
            partial = new PartialPacket(Time.plus(node.clock().nowPs(), settings.reassemblyTimeoutPs()));
            waiting.put(key, partial);
            if (!alarm.isSet()) {
                alarm.setAt(partial.untilPs());
            }
        }
        switch (partial.add(packet, fragment)) {
            case TAKEN -> {
                packets++;
                bytes += packet.sizeBytes();
            }
            case REPEATED -> node.ended(packet, Fate.FRAGMENT_REFUSED);
            case CONTRADICTED -> {
                node.ended(packet, Fate.FRAGMENT_REFUSED);
                end(partial, Fate.FRAGMENT_REFUSED);
                waiting.remove(key);
            }
        }
        if (!partial.isComplete()) {
            return null;
        }
        waiting.remove(key);
        end(partial, Fate.REASSEMBLED);
        return partial.whole(damageCheck);
    }

    private void end(PartialPacket partial, Fate fate) {
        for (Packet each : partial.fragments()) {
            packets--;
            bytes -= each.sizeBytes();
            node.ended(each, fate);
        }
    }

    private void expired() {
        long now = node.clock().nowPs();
        Iterator<PartialPacket> oldestFirst = waiting.values().iterator();
        while (oldestFirst.hasNext()) {
            PartialPacket oldest = oldestFirst.next();
            if (oldest.untilPs() > now) {
                alarm.setAt(oldest.untilPs());
                return;
            }
            oldestFirst.remove();
            end(oldest, Fate.REASSEMBLY_TIMEOUT);
            Packet first = oldest.first();
            if (first != null) {
                timedOut.accept(first);
            }
        }
    }
}
