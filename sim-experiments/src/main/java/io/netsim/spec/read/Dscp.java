package io.netsim.spec.read;

import com.google.common.collect.ImmutableMap;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import org.jspecify.annotations.Nullable;

/** A differentiated services codepoint by its name or as a number from 0 to 63 (RFC 2474 §3). */
public final class Dscp {
    /** By name: RFC 2474 §4.2.2 (CS), RFC 2597 §6 (AF), RFC 3246 §2.7 (EF), RFC 5865 §4 (VA), RFC 8622 §4 (LE). */
    public static final ImmutableMap<String, Integer> NAMES = names();

    /** One codepoint. */
    public static final Kind<Integer> KIND = Dscp::read;

    private Dscp() {}

    private static @Nullable Integer read(Node node, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, "a codepoint such as 'ef'", mistakes);
        if (scalar == null) {
            return null;
        }
        Integer named = NAMES.get(scalar.text());
        if (named != null) {
            return named;
        }
        if (scalar.text().matches("[0-9]{1,2}") && Integer.parseInt(scalar.text()) <= 63) {
            return Integer.valueOf(scalar.text());
        }
        mistakes.add(
                node,
                scalar.quoted() + " is no codepoint; " + Suggestion.didYouMean(scalar.text(), NAMES.keySet())
                        + "write a number from 0 to 63, or one of " + Suggestion.list(NAMES.keySet()));
        return null;
    }

    private static ImmutableMap<String, Integer> names() {
        ImmutableMap.Builder<String, Integer> names = ImmutableMap.builder();
        names.put("be", 0).put("le", 1);
        for (int precedence = 0; precedence < 8; precedence++) {
            names.put("cs" + precedence, 8 * precedence);
        }
        for (int forwarding = 1; forwarding <= 4; forwarding++) {
            for (int precedence = 1; precedence <= 3; precedence++) {
                names.put("af" + forwarding + precedence, 8 * forwarding + 2 * precedence);
            }
        }
        return names.put("va", 44).put("ef", 46).buildOrThrow();
    }
}
