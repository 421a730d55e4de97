package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.queue.DropTailLimit;
import io.netsim.queue.DropTailQueue;
import io.netsim.queue.QueueDisciplineFactory;
import io.netsim.queue.QueueDisciplines;
import io.netsim.queue.QueueSettings;
import io.netsim.queue.QueueSource;
import io.netsim.queue.TrafficClass;
import io.netsim.random.RandomStreams;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.QueueClassSpec;
import io.netsim.spec.QueueSpec;
import org.jspecify.annotations.Nullable;

/** The queues that specs name, but for plain DropTail ones, which links have themselves. */
final class Queues {
    private final QueueDisciplines disciplines = QueueDisciplines.find();
    private final QueueLimits limits;
    private final RandomStreams streams;

    Queues(QueueLimits limits, RandomStreams streams) {
        this.limits = limits;
        this.streams = streams;
    }

    /** The queue in front of a direction, or null if it is DropTail and the rate a steady one. */
    @Nullable
    QueueSource of(LinkDirectionSpec direction) {
        return direction.queue().discipline().equals(QueueSpec.DROP_TAIL) && direction.rateTrace() == null
                ? null
                : source(direction, direction.queue(), "queue");
    }

    /** @param purpose of its random stream */
    QueueSource source(LinkDirectionSpec direction, QueueSpec queue, String purpose) {
        QueueDisciplineFactory factory = disciplines.get(queue.discipline());
        ImmutableList.Builder<TrafficClass> classes = ImmutableList.builder();
        for (QueueClassSpec each : queue.classes()) {
            classes.add(new TrafficClass(
                    each.name(),
                    dscps(each),
                    protocol(each.protocol()),
                    each.weight(),
                    source(direction, each.queue(), purpose + "/" + each.name())));
        }
        DropTailLimit limit = roomForOne(limits.of(direction, queue.limit()), direction.mtuBytes());
        return events -> factory.create(new QueueSettings(
                limit,
                classes.build(),
                values(queue),
                direction.rateBps(),
                direction.mtuBytes(),
                streams.stream("link/" + direction.name(), purpose),
                events));
    }

    private static ImmutableMap<String, Double> values(QueueSpec queue) {
        Long markAbove = queue.markAbovePackets();
        return markAbove == null
                ? ImmutableMap.copyOf(queue.values())
                : ImmutableMap.of(DropTailQueue.MARK_ABOVE, (double) markAbove);
    }

    /** Each packet passes through the queue, even if it need not wait: so one must fit. */
    private static DropTailLimit roomForOne(DropTailLimit limit, int mtu) {
        return new DropTailLimit(Math.max(1, limit.maxPackets()), Math.max(mtu, limit.maxBytes()));
    }

    private static long dscps(QueueClassSpec spec) {
        long bits = 0;
        for (int dscp : spec.dscp()) {
            bits |= 1L << dscp;
        }
        return spec.dscp().isEmpty() ? TrafficClass.ANY_DSCP : bits;
    }

    private static int protocol(@Nullable String name) {
        return name == null
                ? TrafficClass.ANY_PROTOCOL
                : switch (name) {
                    case "tcp" -> 6;
                    case "udp" -> 17;
                    default -> 1;
                };
    }
}
