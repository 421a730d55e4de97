package io.netsim.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.netsim.run.TopologyView;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.RouterSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network as {@code netsim topology show --json} prints it. */
record TopologyDocument(String metric, boolean ecmp, List<Node> nodes, List<Direction> directions) {
    /** A host or router with the addresses of its interfaces. */
    record Node(String name, String kind, List<String> addresses) {}

    /**
     * One direction of a link.
     *
     * @param rateBps null for infinite
     * @param queue the limit as text
     * @param loss the models as text
     */
    record Direction(
            String name,
            String link,
            String from,
            String to,
            @Nullable Long rateBps,
            double delayS,
            int mtuBytes,
            int overheadBytes,
            String queue,
            List<String> loss) {}

    static TopologyDocument of(TopologyView view) {
        Splitter blanks = Splitter.on(' ').omitEmptyStrings();
        return new TopologyDocument(
                view.topology().routing().metric().name().toLowerCase(Locale.ROOT),
                view.topology().routing().ecmp(),
                view.topology().nodes().stream()
                        .map(node -> new Node(
                                node.name(),
                                node instanceof RouterSpec router ? router.kind() : "host",
                                blanks.splitToList(view.addresses().getOrDefault(node.name(), ""))))
                        .collect(ImmutableList.toImmutableList()),
                view.topology().links().stream()
                        .flatMap(link -> Stream.of(link.forward(), link.reverse())
                                .map(direction -> direction(link.name(), direction)))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Direction direction(String link, LinkDirectionSpec direction) {
        boolean infinite = direction.rateBps() == LinkDirectionSpec.INFINITE_RATE;
        return new Direction(
                direction.name(),
                link,
                direction.from(),
                direction.to(),
                infinite ? null : direction.rateBps(),
                direction.delayPs() / 1e12,
                direction.mtuBytes(),
                direction.overheadBytes(),
                LinkTexts.queue(direction.queue().limit()),
                direction.loss().stream().map(LinkTexts::loss).collect(ImmutableList.toImmutableList()));
    }
}
