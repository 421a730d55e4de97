package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** A loss model of one link direction. Counts are of selected packets that got past the queue, from 1. */
public sealed interface LossSpec {
    /**
     * Independent losses.
     *
     * @param rate probability, 0 to 1
     * @param select which packets may be lost; any unless told otherwise
     * @param splittableSeed if given, the n-th selected packet is lost when the n-th {@code new
     *     SplittableRandom(seed).nextDouble()} is below the rate; otherwise the link's own stream decides
     */
    record Bernoulli(double rate, Select select, @Nullable Long splittableSeed) implements LossSpec {}

    /**
     * Two states with a step for every selected packet.
     *
     * @param p probability of good to bad
     * @param r probability of bad to good
     * @param lossGood probability of loss in the good state; 0 unless told otherwise
     * @param lossBad probability of loss in the bad state; 1 unless told otherwise
     * @param select which packets count; any unless told otherwise
     * @param splittableSeed as for {@link Bernoulli}, with two draws a packet
     */
    record GilbertElliott(
            double p,
            double r,
            double lossGood,
            double lossBad,
            Select select,
            @Nullable Long splittableSeed) implements LossSpec {}

    /** The packets of these numbers; {@code model: list}. */
    record PacketList(Select select, ImmutableList<PacketRange> packets) implements LossSpec {}

    /** Every n-th packet, n from 1. */
    record Every(Select select, long n) implements LossSpec {}

    /** The first {@code count} packets, from 1. */
    record First(Select select, long count) implements LossSpec {}

    /** The first {@code count} transmissions of the segment that holds a byte of the stream, counted from 0. */
    record Segment(long streamByte, long count) implements LossSpec {}

    /**
     * Everything in a window.
     *
     * @param everyPs from one start of the window to the next; null for only one window
     * @param since what times count from; null for the first TCP packet on the link
     */
    record Outage(
            WindowSpec window,
            @Nullable Long everyPs,
            @Nullable Since since) implements LossSpec {}

    /** What the times of an outage count from. */
    enum Since {
        FIRST_TCP_PACKET,
        START
    }

    /**
     * Independent errors of bits; a packet that is hit is lost.
     *
     * @param rate probability for each bit, 0 to 1
     */
    record BitError(double rate, Select select) implements LossSpec {}

    /**
     * Measured losses.
     *
     * @param trace of probabilities, one for each packet or each from its time on
     * @param atEnd how it goes on
     */
    record Trace(TraceSpec trace, TraceEnd atEnd, Select select) implements LossSpec {}
}
