package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * Settings of a link of a well-known kind. A version never changes; better knowledge makes a new one.
 *
 * @param name such as {@code 4g}
 * @param version from 1
 * @param meaning what it stands for
 * @param settings forward from the user to the network, reverse to the user
 * @param up the same as written, from the user to the network, by key
 * @param down the same as written, to the user, by key; what is alike included
 * @param sources where the numbers are from
 * @param assumed what no source says
 */
public record Preset(
        String name,
        int version,
        String meaning,
        LinkSettings settings,
        ImmutableMap<String, String> up,
        ImmutableMap<String, String> down,
        ImmutableList<String> sources,
        String assumed) {
    /** {@code 4g@1}. */
    public String versioned() {
        return name + "@" + version;
    }
}
