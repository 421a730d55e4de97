package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.assembly.TcpFacts;
import io.netsim.results.FlowResult;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LossSpec;
import io.netsim.spec.Select;
import io.netsim.theory.Hop;
import io.netsim.theory.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A TCP flow that theory has something to say about.
 *
 * @param endless whether it sends as long as the run lasts
 * @param there the path of its data
 * @param back the path of the acknowledgements
 * @param loss probability that a segment is lost; NaN if not all losses on the way are independent and of one rate
 */
record TheorySubject(FlowResult flow, boolean endless, Path there, Path back, TcpFacts facts, double loss) {
    static Path path(Iterable<LinkDirectionSpec> directions) {
        ImmutableList.Builder<Hop> hops = ImmutableList.builder();
        for (LinkDirectionSpec direction : directions) {
            boolean infinite = direction.rateBps() == LinkDirectionSpec.INFINITE_RATE;
            hops.add(new Hop(
                    direction.name(),
                    infinite ? Double.POSITIVE_INFINITY : direction.rateBps(),
                    direction.delayPs() / 1e12,
                    direction.overheadBytes()));
        }
        return new Path(hops.build());
    }

    static double loss(Iterable<LinkDirectionSpec> directions) {
        double kept = 1;
        for (LinkDirectionSpec direction : directions) {
            if (direction.corruption() != null || direction.reordering() != null || direction.duplication() != null) {
                return Double.NaN;
            }
            for (LossSpec model : direction.loss()) {
                if (!(model instanceof LossSpec.Bernoulli bernoulli)) {
                    return Double.NaN;
                }
                boolean meetsData = bernoulli.select() == Select.ANY || bernoulli.select() == Select.DATA;
                kept *= meetsData ? 1 - bernoulli.rate() : 1;
            }
        }
        return 1 - kept;
    }

    /** Bits on each link for one bit that the application sends: headers on the way there, acknowledgements back. */
    ImmutableMap<String, Double> linkUse() {
        double payload = facts.shape().payloadBytes();
        double perAck = payload * facts.shape().segmentsPerAck();
        Map<String, Double> use = new HashMap<>();
        for (Hop hop : there.hops()) {
            use.merge(hop.name(), (facts.shape().packetBytes() + hop.overheadBytes()) / payload, Double::sum);
        }
        for (Hop hop : back.hops()) {
            use.merge(hop.name(), (facts.shape().ackBytes() + hop.overheadBytes()) / perAck, Double::sum);
        }
        return ImmutableMap.copyOf(use);
    }
}
