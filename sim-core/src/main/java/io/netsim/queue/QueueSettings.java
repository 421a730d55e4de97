package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.random.RandomStream;

/**
 * What a queue discipline is made from.
 *
 * @param limit how much may wait
 * @param classes the queues within it, see {@link QueueDisciplineFactory#inside}
 * @param values parameters that the file has, by name, in base units
 * @param rateBps of the transmitter; {@link io.netsim.time.BitRate#INFINITE} if it has none
 * @param mtu largest IP packet of the link, bytes
 * @param random the queue's own stream
 * @param events who hears of drops and marks
 */
public record QueueSettings(
        DropTailLimit limit,
        ImmutableList<TrafficClass> classes,
        ImmutableMap<String, Double> values,
        long rateBps,
        int mtu,
        RandomStream random,
        QueueEvents events) {

    /** Without queues within it. */
    public QueueSettings(
            DropTailLimit limit,
            ImmutableMap<String, Double> values,
            long rateBps,
            int mtu,
            RandomStream random,
            QueueEvents events) {
        this(limit, ImmutableList.of(), values, rateBps, mtu, random, events);
    }

    /** The value of a parameter: that of the file, or its default. */
    public double number(QueueParameter parameter) {
        Double given = values.get(parameter.name());
        return given == null ? parameter.defaultValue() : given;
    }

    /** Likewise, rounded to a whole number: picoseconds, bytes, packets. */
    public long whole(QueueParameter parameter) {
        return Math.round(number(parameter));
    }

    /** Whether a flag is set. */
    public boolean is(QueueParameter parameter) {
        return number(parameter) != 0;
    }

    /** Whether the file has the parameter, or it has a default. */
    public boolean has(QueueParameter parameter) {
        return values.containsKey(parameter.name()) || parameter.hasDefault();
    }
}
