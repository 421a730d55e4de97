package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * A scenario as {@code scenarios.json} defines it.
 *
 * @param group short, misc, bulk or two
 * @param rateBps of the link, each direction
 * @param delayPs half the round trip, each direction
 * @param queuePackets what may wait in the forward direction
 * @param rules losses and delays, such as {@code f:data:5,7-9}
 * @param settings sysctls that differ from the base
 * @param singleSegments whether the stack hands single segments to the device ({@code gso_max_segs 1})
 * @param hyStart whether CUBIC may leave slow start early
 * @param mtu bytes
 * @param durationS of bulk transfers, seconds; 0 where the scripts end by themselves
 * @param lossy whether packets are lost at random
 */
record Scenario(
        String name,
        String group,
        long rateBps,
        long delayPs,
        int queuePackets,
        ImmutableList<String> rules,
        ImmutableList<FlowScript> flows,
        ImmutableMap<String, String> settings,
        boolean singleSegments,
        boolean hyStart,
        int mtu,
        double durationS,
        boolean lossy) {
    ScenarioKind kind() {
        return switch (group) {
            case "short" -> ScenarioKind.SHORT;
            case "bulk", "two" -> ScenarioKind.LONG;
            default -> ScenarioKind.SPECIAL;
        };
    }

    boolean usesBbr() {
        return flows.stream().anyMatch(flow -> flow.congestionControl().equals("bbr"));
    }
}
