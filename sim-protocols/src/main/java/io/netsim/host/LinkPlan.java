package io.netsim.host;

import io.netsim.link.Impairments;
import io.netsim.link.LinkSettings;
import org.jspecify.annotations.Nullable;

/**
 * A link to be built.
 *
 * @param name without a direction, unique
 * @param a the node that the forward direction leaves
 * @param b the other node
 * @param forwardImpairments of the direction from a to b; null for a wire without any
 * @param reverseImpairments of the other direction
 * @param weight cost of both directions where routes go by weight, at least 1
 */
public record LinkPlan(
        String name,
        String a,
        String b,
        LinkSettings forward,
        LinkSettings reverse,
        @Nullable Impairments forwardImpairments,
        @Nullable Impairments reverseImpairments,
        long weight) {
    /** A clean link, equal in both directions but for the settings' names. */
    public static LinkPlan clean(String name, String a, String b, LinkSettings settings) {
        return new LinkPlan(
                name, a, b, settings.named(name + ".forward"), settings.named(name + ".reverse"), null, null, 1);
    }
}
