package io.netsim.spec.topology;

import com.google.common.base.Splitter;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.yaml.ScalarNode;
import java.util.List;

/** IPv4 addresses and prefixes as texts. */
final class Addresses {
    /** {@code 192.0.2.7}, not multicast, broadcast or of network 0. */
    static final Kind<String> ADDRESS = (node, mistakes) -> {
        ScalarNode scalar = Kinds.scalar(node, "an address such as '192.0.2.7'", mistakes);
        if (scalar == null) {
            return null;
        }
        long bits = parse(scalar.text());
        if (bits < 1L << 24 || bits >= 224L << 24) {
            mistakes.add(node, scalar.quoted() + " is not the IPv4 address of a host; write one such as '192.0.2.7'");
            return null;
        }
        return scalar.text();
    };

    /** {@code 10.5.0.0/16}, of length 1 to 30 and with no bits set beyond its length. */
    static final Kind<String> PREFIX = (node, mistakes) -> {
        ScalarNode scalar = Kinds.scalar(node, "a prefix such as '10.5.0.0/16'", mistakes);
        if (scalar == null) {
            return null;
        }
        List<String> parts = Splitter.on('/').splitToList(scalar.text());
        long bits = parts.size() == 2 ? parse(parts.get(0)) : -1;
        int length = bits < 0 || !parts.get(1).matches("\\d{1,2}") ? 0 : Integer.parseInt(parts.get(1));
        if (length < 1 || length > 30 || (bits & ((1L << (32 - length)) - 1)) != 0) {
            mistakes.add(
                    node,
                    scalar.quoted()
                            + " is not an IPv4 prefix; write one such as '10.5.0.0/16', zero beyond its length");
            return null;
        }
        return scalar.text();
    };

    private Addresses() {}

    /** Whether a text is an address, or a prefix of any length with no bits beyond it. */
    static boolean isDestination(String text) {
        int slash = text.indexOf('/');
        long bits = parse(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0 || bits < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
            return slash < 0 && bits >= 0;
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return length <= 32 && (bits & ((1L << (32 - length)) - 1)) == 0;
    }

    /** The first and the last address of a well-formed prefix. */
    static long[] range(String prefix) {
        List<String> parts = Splitter.on('/').splitToList(prefix);
        long first = parse(parts.get(0));
        return new long[] {first, first + (1L << (32 - Integer.parseInt(parts.get(1)))) - 1};
    }

    /** The 32 bits, or -1 for another text. */
    static long parse(String text) {
        if (!text.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}")) {
            return -1;
        }
        long bits = 0;
        for (String part : Splitter.on('.').split(text)) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return -1;
            }
            bits = bits << 8 | octet;
        }
        return bits;
    }
}
