package io.netsim.spec.yaml;

/** A value in a file, with its place. */
public sealed interface Node permits ScalarNode, ListNode, MapNode {
    Position at();

    /** Such as {@code links[2].rate}; empty for the document. */
    String path();

    /** What it is, for messages: {@code a list}. */
    String kind();
}
