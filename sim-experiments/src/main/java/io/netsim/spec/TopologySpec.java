package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A network, fully expanded: every {@code count}, glob and generator is resolved. The order does not depend on the order
 * in the file.
 *
 * @param routing how routes are chosen
 * @param nodes hosts and routers by name, in {@link NaturalOrder}
 * @param links by name, in {@link NaturalOrder}; names are unique
 * @param addressing which versions of IP it has, or null for IPv4
 */
public record TopologySpec(
        RoutingSpec routing,
        ImmutableList<NodeSpec> nodes,
        ImmutableList<LinkSpec> links,
        @Nullable Addressing addressing) {
    /** Which versions of IP it has. */
    public Addressing versions() {
        return addressing == null ? Addressing.IPV4 : addressing;
    }

    /** The hosts among the nodes, in the same order. */
    public ImmutableList<HostSpec> hosts() {
        return nodes.stream()
                .filter(HostSpec.class::isInstance)
                .map(HostSpec.class::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** Both directions of every link, {@code x.forward} before {@code x.reverse}, in the order of the links. */
    public ImmutableList<LinkDirectionSpec> directions() {
        ImmutableList.Builder<LinkDirectionSpec> all = ImmutableList.builderWithExpectedSize(2 * links.size());
        for (LinkSpec link : links) {
            all.add(link.forward()).add(link.reverse());
        }
        return all.build();
    }
}
