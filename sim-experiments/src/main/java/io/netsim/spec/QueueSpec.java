package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The queue in front of a transmitter.
 *
 * @param discipline its name
 * @param limit how much may wait; what is being sent does not count
 * @param markAbovePackets of {@code drop_tail}: a packet that makes more than so many wait is marked (RFC 3168), if it may
 *     be; null for no marks
 * @param values parameters of the discipline that the file sets, by name, in base units
 * @param classes the queues within it
 */
public record QueueSpec(
        String discipline,
        QueueLimit limit,
        @Nullable Long markAbovePackets,
        ImmutableSortedMap<String, Double> values,
        ImmutableList<QueueClassSpec> classes) {
    public static final String DROP_TAIL = "drop_tail";

    /** {@code drop_tail} of 1000 packets. */
    public static final QueueSpec DEFAULT = dropTail(new QueueLimit.Packets(1000), null);

    /** {@code drop_tail}. */
    public static QueueSpec dropTail(QueueLimit limit, @Nullable Long markAbovePackets) {
        return new QueueSpec(DROP_TAIL, limit, markAbovePackets, ImmutableSortedMap.of(), ImmutableList.of());
    }

    /** The same with another limit. */
    public QueueSpec withLimit(QueueLimit other) {
        return new QueueSpec(discipline, other, markAbovePackets, values, classes);
    }
}
