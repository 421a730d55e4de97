package io.netsim.link;

import com.google.common.collect.ImmutableList;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * What a link direction does to packets after serialisation, beside carrying them: loss models in order, partitions, then
 * corruption, duplication, variations of the delay, extra delays and held deliveries. Planned changes replace single parts.
 * A link without any has no such object.
 */
public final class Impairments {
    private final LinkEpoch epoch;
    private ImmutableList<LossModel> losses = ImmutableList.of();
    private ImmutableList<DelayVariation> variations = ImmutableList.of();
    private boolean free;
    private ImmutableList<DelayRule> delays = ImmutableList.of();
    private ImmutableList<HoldWindow> holds = ImmutableList.of();
    private ImmutableList<PacketFilter> cuts = ImmutableList.of();
    private @Nullable Corruption corruption;
    private @Nullable Duplication duplication;

    /**
     * None yet.
     *
     * @param epoch shared by both directions of a link
     */
    public Impairments(LinkEpoch epoch) {
        this.epoch = epoch;
    }

    /** Some of those there are. */
    public Impairments(
            ImmutableList<LossModel> losses,
            ImmutableList<DelayRule> delays,
            ImmutableList<HoldWindow> holds,
            @Nullable Duplication duplication,
            LinkEpoch epoch) {
        this.epoch = epoch;
        this.losses = losses;
        this.delays = delays;
        this.holds = holds;
        this.duplication = duplication;
    }

    /** All are asked about each packet, in this order; the first that loses it names its fate. */
    public void losses(ImmutableList<LossModel> newLosses) {
        losses = newLosses;
    }

    /**
     * Each adds to the delay of each packet; of the sum, what would make the delay negative is cut off.
     *
     * @param overtaking whether packets may overtake those in front of them; otherwise they arrive no earlier
     */
    public void variations(ImmutableList<DelayVariation> newVariations, boolean overtaking) {
        variations = newVariations;
        free = overtaking;
    }

    /** Of chosen packets, which others may overtake. */
    public void delays(ImmutableList<DelayRule> newDelays) {
        delays = newDelays;
    }

    public void holds(ImmutableList<HoldWindow> newHolds) {
        holds = newHolds;
    }

    public void corruption(@Nullable Corruption newCorruption) {
        corruption = newCorruption;
    }

    public void duplication(@Nullable Duplication newDuplication) {
        duplication = newDuplication;
    }

    /** Begins to lose the packets that a filter takes, whenever they would arrive. */
    public void cut(PacketFilter filter) {
        cuts = ImmutableList.<PacketFilter>builder().addAll(cuts).add(filter).build();
    }

    /** Ends what {@link #cut} began. */
    public void heal(PacketFilter filter) {
        cuts = cuts.stream().filter(each -> each != filter).collect(ImmutableList.toImmutableList());
    }

    /** Ends all cuts. */
    public void healAll() {
        cuts = ImmutableList.of();
    }

    public ImmutableList<LossModel> losses() {
        return losses;
    }

    public ImmutableList<DelayRule> delays() {
        return delays;
    }

    public ImmutableList<HoldWindow> holds() {
        return holds;
    }

    LinkEpoch epoch() {
        return epoch;
    }

    /**
     * Decides what will happen to a packet that gets a place in a ring.
     *
     * @param endPs of its transmission
     * @param delayPs of the link
     * @return when it comes off the wire, in order
     */
    long impair(Packet packet, PacketRing ring, int i, long nowPs, long endPs, long delayPs) {
        ring.fates[i] = lossOf(packet, nowPs);
        ring.extraPs[i] = extraDelayPs(packet);
        if (variations.isEmpty()) {
            return heldUntilPs(endPs + delayPs);
        }
        long travelPs = delayPs + variationPs(nowPs, delayPs);
        if (free) {
            // It waits among the late packets for all of its journey, so that others may overtake it.
            ring.extraPs[i] += heldUntilPs(endPs + travelPs) - endPs;
            ring.variationPs[i] = -delayPs;
            return endPs;
        }
        ring.variationPs[i] = travelPs - delayPs;
        return heldUntilPs(endPs + travelPs);
    }

    /** When a packet whose transmission was planned anew comes off the wire, in order. */
    long dueAgainPs(PacketRing ring, int i, long endPs, long delayPs) {
        long due = Math.max(endPs, endPs + delayPs + ring.variationPs[i]);
        return free ? due : heldUntilPs(due);
    }

    @Nullable
    private Fate lossOf(Packet packet, long nowPs) {
        long since = epoch.sincePs(nowPs);
        Fate fate = null;
        for (int i = 0; i < losses.size(); i++) {
            Fate decided = losses.get(i).decide(packet, nowPs, since);
            fate = fate == null ? decided : fate;
        }
        return fate;
    }

    /** The fate of a packet that would arrive now, or null. */
    @Nullable
    Fate cutOf(Packet packet) {
        for (int i = 0; i < cuts.size(); i++) {
            if (cuts.get(i).takes(packet)) {
                return Fate.PARTITIONED;
            }
        }
        return null;
    }

    /** How much longer, or shorter, than {@code delayPs} the next packet travels; at least −{@code delayPs}. */
    private long variationPs(long nowPs, long delayPs) {
        long sum = 0;
        for (int i = 0; i < variations.size(); i++) {
            sum += variations.get(i).nextPs(nowPs);
        }
        return Math.max(sum, -delayPs);
    }

    private long extraDelayPs(Packet packet) {
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
    private long heldUntilPs(long duePs) {
        if (holds.isEmpty()) {
            return duePs;
        }
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
