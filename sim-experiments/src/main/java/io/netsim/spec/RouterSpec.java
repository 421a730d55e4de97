package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * A router: forwards, has no transport layer.
 *
 * @param name unique in the topology
 * @param prefix the IPv4 prefix its attached hosts are numbered from, such as {@code 10.5.0.0/16}, or null to have one
 *     assigned
 */
public record RouterSpec(String name, @Nullable String prefix) implements NodeSpec {}
