package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import io.netsim.link.BernoulliLoss;
import io.netsim.link.BitErrorLoss;
import io.netsim.link.GilbertElliottLoss;
import io.netsim.link.ListLoss;
import io.netsim.link.LossModel;
import io.netsim.link.OutageLoss;
import io.netsim.link.PacketSelector;
import io.netsim.link.SegmentLoss;
import io.netsim.link.Trace;
import io.netsim.link.TraceLoss;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LossSpec;
import io.netsim.spec.PacketRange;
import io.netsim.spec.Select;
import io.netsim.spec.TraceEnd;
import io.netsim.spec.TraceSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the loss models of link directions, each with a random stream of its own. */
final class LossModels {
    private static final long MOST_NUMBERS = 10_000_000;

    private final RandomStreams streams;

    LossModels(RandomStreams streams) {
        this.streams = streams;
    }

    /** Those that may lose anything. */
    static ImmutableList<LossSpec> lossy(List<LossSpec> specs) {
        return specs.stream().filter(LossModels::mayLose).collect(ImmutableList.toImmutableList());
    }

    private static boolean mayLose(LossSpec spec) {
        return !(spec instanceof LossSpec.Bernoulli bernoulli && bernoulli.rate() == 0)
                && !(spec instanceof LossSpec.BitError bits && bits.rate() == 0);
    }

    /**
     * The models of a direction; one that never loses anything is left out.
     *
     * @param occasion makes the streams of a later change differ from those of the start
     */
    ImmutableList<LossModel> of(LinkDirectionSpec direction, List<LossSpec> specs, String occasion) {
        ImmutableList.Builder<LossModel> models = ImmutableList.builder();
        for (int i = 0; i < specs.size(); i++) {
            if (mayLose(specs.get(i))) {
                models.add(model(specs.get(i), direction, "loss " + i + occasion));
            }
        }
        return models.build();
    }

    private LossModel model(LossSpec spec, LinkDirectionSpec direction, String purpose) {
        String path = "link/" + direction.name();
        if (spec instanceof LossSpec.Bernoulli b) {
            return new BernoulliLoss(selector(b.select()), b.rate(), uniform(b.splittableSeed(), path, purpose));
        }
        if (spec instanceof LossSpec.GilbertElliott g) {
            return new GilbertElliottLoss(
                    selector(g.select()),
                    g.p(),
                    g.r(),
                    g.lossGood(),
                    g.lossBad(),
                    uniform(g.splittableSeed(), path, purpose));
        }
        if (spec instanceof LossSpec.PacketList list) {
            return ListLoss.of(selector(list.select()), numbers(list.packets()));
        }
        if (spec instanceof LossSpec.Every every) {
            return ListLoss.every(selector(every.select()), every.n());
        }
        if (spec instanceof LossSpec.First first) {
            return ListLoss.first(selector(first.select()), first.count());
        }
        if (spec instanceof LossSpec.Segment segment) {
            return new SegmentLoss(segment.streamByte(), segment.count());
        }
        if (spec instanceof LossSpec.Outage outage) {
            return new OutageLoss(
                    outage.window().fromPs(),
                    outage.window().toPs(),
                    outage.everyPs() == null ? 0 : outage.everyPs(),
                    outage.since() == LossSpec.Since.START);
        }
        if (spec instanceof LossSpec.BitError bits) {
            return new BitErrorLoss(
                    selector(bits.select()), bits.rate(), direction.overheadBytes(), uniform(null, path, purpose));
        }
        if (spec instanceof LossSpec.Trace trace) {
            return new TraceLoss(
                    selector(trace.select()), trace(trace.trace(), trace.atEnd()), uniform(null, path, purpose));
        }
        throw new IllegalStateException("no loss model for " + spec);
    }

    /** A trace at its start. */
    static Trace trace(TraceSpec spec, TraceEnd atEnd) {
        return new Trace(spec.data().timesPs(), spec.data().values(), atEnd == TraceEnd.LOOP);
    }

    private DoubleSupplier uniform(@Nullable Long splittableSeed, String path, String purpose) {
        if (splittableSeed != null) {
            return new SplittableRandom(splittableSeed)::nextDouble;
        }
        RandomStream stream = streams.stream(path, purpose);
        return stream::nextDouble;
    }

    private static PacketSelector selector(Select select) {
        return PacketSelector.valueOf(select.name());
    }

    /** All numbers of the ranges. */
    static List<Long> numbers(List<PacketRange> ranges) {
        long count = 0;
        for (PacketRange range : ranges) {
            count += range.last() - range.first() + 1;
            if (count > MOST_NUMBERS) {
                throw new IllegalArgumentException("a list of packets names more than " + MOST_NUMBERS
                        + " of them; use 'every', 'first' or an outage instead");
            }
        }
        long[] numbers = new long[(int) count];
        int n = 0;
        for (PacketRange range : ranges) {
            for (long number = range.first(); number <= range.last(); number++) {
                numbers[n++] = number;
            }
        }
        return Longs.asList(numbers);
    }
}
