package io.netsim.spec.yaml;

import com.google.common.collect.ImmutableList;

/** A list. */
public record ListNode(Position at, String path, ImmutableList<Node> items) implements Node {
    @Override
    public String kind() {
        return "a list";
    }
}
