package io.netsim.link;

import com.google.common.collect.ImmutableSet;
import io.netsim.packet.Fate;
import io.netsim.packet.Packet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Loses the n-th selected packets, counted from 1 over what got past the queue, retransmissions included. */
public final class ListLoss implements LossModel {
    private final PacketSelector selector;
    private final LongPredicate numbers;
    private long seen;

    private ListLoss(PacketSelector selector, LongPredicate numbers) {
        this.selector = selector;
        this.numbers = numbers;
    }

    /** The packets with these numbers. */
    public static ListLoss of(PacketSelector selector, Iterable<Long> numbers) {
        ImmutableSet<Long> set = ImmutableSet.copyOf(numbers);
        return new ListLoss(selector, set::contains);
    }

    /** Every n-th packet. */
    public static ListLoss every(PacketSelector selector, long n) {
        if (n < 1) {
            throw new IllegalArgumentException("every n-th packet needs n of at least 1, not " + n);
        }
        return new ListLoss(selector, number -> number % n == 0);
    }

    /** The first {@code count} packets. */
    public static ListLoss first(PacketSelector selector, long count) {
        return new ListLoss(selector, number -> number <= count);
    }

    @Override
    public @Nullable Fate decide(Packet packet, long nowPs, long sinceFirstTcpPs) {
        return selector.selects(packet) && numbers.test(++seen) ? Fate.PLANNED_LOSS : null;
    }
}
