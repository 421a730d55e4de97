package io.netsim.link;

import com.google.common.collect.ImmutableSet;
import io.netsim.packet.Packet;

/** Delays the n-th selected packets, counted from 1. */
public final class DelayList implements DelayRule {
    private final PacketSelector selector;
    private final ImmutableSet<Long> numbers;
    private final long byPs;
    private long seen;

    public DelayList(PacketSelector selector, Iterable<Long> numbers, long byPs) {
        this.selector = selector;
        this.numbers = ImmutableSet.copyOf(numbers);
        this.byPs = byPs;
    }

    @Override
    public long extraPs(Packet packet) {
        return selector.selects(packet) && numbers.contains(++seen) ? byPs : 0;
    }
}
