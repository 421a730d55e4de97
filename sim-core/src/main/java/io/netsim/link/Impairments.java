package io.netsim.link;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * What a link direction does to packets after serialisation, beside carrying them: loss models in order, then corruption,
 * duplication, extra delays and held deliveries. A link without any has none of these objects.
 *
 * @param epoch shared by both directions of a link
 */
public record Impairments(
        ImmutableList<LossModel> losses,
        ImmutableList<DelayRule> delays,
        ImmutableList<HoldWindow> holds,
        @Nullable Corruption corruption,
        @Nullable Duplication duplication,
        LinkEpoch epoch) {

    /** Impairments without corruption. */
    public Impairments(
            ImmutableList<LossModel> losses,
            ImmutableList<DelayRule> delays,
            ImmutableList<HoldWindow> holds,
            @Nullable Duplication duplication,
            LinkEpoch epoch) {
        this(losses, delays, holds, null, duplication, epoch);
    }

    /** These with other losses. */
    public Impairments withLosses(ImmutableList<LossModel> newLosses) {
        return new Impairments(newLosses, delays, holds, corruption, duplication, epoch);
    }

    @Nullable
    Fate lossOf(Packet packet, long nowPs) {
        long since = epoch.sincePs(nowPs);
        Fate fate = null;
        for (int i = 0; i < losses.size(); i++) {
            Fate decided = losses.get(i).decide(packet, since);
            fate = fate == null ? decided : fate;
        }
        return fate;
    }

    long extraDelayPs(Packet packet) {
        long extra = 0;
        for (int i = 0; i < delays.size(); i++) {
            extra += delays.get(i).extraPs(packet);
        }
        return extra;
    }

    Packet afterCorruption(Packet packet) {
        return corruption == null ? packet : corruption.after(packet);
    }

    boolean duplicatesNext() {
        return duplication != null && duplication.duplicatesNext();
    }

    /** The instant of delivery of a packet that is due at {@code duePs}. */
    long heldUntilPs(long duePs) {
        long since = epoch.sincePs(duePs);
        long delivery = duePs;
        for (int i = 0; i < holds.size(); i++) {
            HoldWindow hold = holds.get(i);
            if (since >= hold.fromPs() && since < hold.toPs()) {
                delivery = Math.max(delivery, duePs + hold.toPs() - since);
            }
        }
        return delivery;
    }
}
