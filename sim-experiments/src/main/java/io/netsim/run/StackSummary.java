package io.netsim.run;

import com.google.common.collect.ImmutableList;
import io.netsim.results.StackResult;
import io.netsim.spec.Canonical;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.HostSpec;
import io.netsim.spec.Profile;
import io.netsim.spec.StackSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which transport settings the hosts of an experiment have: the profile by name, and every departure from it. */
final class StackSummary {
    private StackSummary() {}

    static ImmutableList<StackResult> of(ExperimentSpec spec) {
        Map<StackSpec, List<String>> groups = new LinkedHashMap<>();
        for (HostSpec host : spec.topology().hosts()) {
            StackSpec own = spec.stackOf(host.name());
            StackSpec shared = new StackSpec(ImmutableList.of(), own.profile(), own.tcp(), own.udp(), own.ip());
            groups.computeIfAbsent(shared, key -> new ArrayList<>()).add(host.name());
        }
        ImmutableList.Builder<StackResult> results = ImmutableList.builder();
        groups.forEach((stack, hosts) -> {
            Profile profile = stack.profile() == null ? Profile.LINUX : stack.profile();
            Map<String, Object> departures = new LinkedHashMap<>();
            add(departures, "tcp", Canonical.tree(stack.tcp()));
            add(departures, "udp", Canonical.tree(stack.udp()));
            if (stack.ip() != null) {
                add(departures, "ip", Canonical.tree(stack.ip()));
            }
            results.add(new StackResult(profile.name().toLowerCase(Locale.ROOT), departures, hosts));
        });
        return results.build();
    }

    private static void add(Map<String, Object> departures, String protocol, Object settings) {
        if (settings instanceof Map<?, ?> map) {
            map.forEach((key, value) -> departures.put(protocol + "." + key, value));
        }
    }
}
