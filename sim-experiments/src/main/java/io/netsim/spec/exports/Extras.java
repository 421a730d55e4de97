package io.netsim.spec.exports;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.Canonical;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.QueueSpec;
import io.netsim.spec.TopologySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What link directions have beyond what a format can hold. */
final class Extras {
    private Extras() {}

    /** Tells, key by key, how many directions have something that is not written. */
    static void tell(TopologySpec topology, List<String> written, List<String> lost) {
        Map<String, Object> plain = ImmutableMap.of(
                "mtu_bytes",
                LinkDirectionSpec.DEFAULT_MTU_BYTES,
                "overhead_bytes",
                0,
                "queue",
                Canonical.tree(QueueSpec.DEFAULT),
                "weight",
                1L);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (LinkSpec link : topology.links()) {
            for (LinkDirectionSpec direction : List.of(link.forward(), link.reverse())) {
                tree(direction).forEach((key, value) -> {
                    String name = key.toString();
                    boolean own = name.matches("name|from|to|rate_bps|delay_ps") || written.contains(name);
                    if (!own && !value.equals(plain.getOrDefault(name, ImmutableList.of()))) {
                        counts.merge(name, 1, Integer::sum);
                    }
                });
            }
        }
        counts.forEach((key, count) -> lost.add("'" + key.replaceFirst("_bytes$", "") + "' of " + count
                + (count == 1 ? " direction is" : " directions is") + " left out"));
    }

    private static Map<?, ?> tree(LinkDirectionSpec direction) {
        return (Map<?, ?>) Canonical.tree(direction);
    }
}
