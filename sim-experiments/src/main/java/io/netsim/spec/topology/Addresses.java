package io.netsim.spec.topology;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.netsim.spec.Addressing;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.ScalarNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Addresses or prefixes that a file gives to a node: at most one of each version of IP, each in its usual spelling.
 *
 * @param v4 of IPv4, or null
 * @param v6 of IPv6 as RFC 5952 writes it, or null
 */
record Addresses(@Nullable String v4, @Nullable String v6) {
    static final Addresses NONE = new Addresses(null, null);

    private static final String ADDRESS_EXAMPLE = "'192.0.2.7' or '2001:db8::7'";
    private static final String PREFIX_EXAMPLE = "'10.5.0.0/16' or '2001:db8:5::/64'";

    /** {@code 192.0.2.7} or {@code 2001:db8::7}; what a host can have as its own. */
    private static final Kind<String> ADDRESS = (node, mistakes) -> {
        ScalarNode scalar = Kinds.scalar(node, "an address such as " + ADDRESS_EXAMPLE, mistakes);
        if (scalar == null) {
            return null;
        }
        String text = scalar.text();
        byte[] bytes = bytes(text);
        String why = bytes == null ? "" : whyNoHost(bytes);
        if (bytes == null || why != null) {
            mistakes.add(
                    node,
                    scalar.quoted() + " is not the IP address of a host" + (bytes == null ? "" : ": it is " + why)
                            + "; write one such as " + ADDRESS_EXAMPLE);
            return null;
        }
        return spelt(bytes);
    };

    /** {@code 10.5.0.0/16} or {@code 2001:db8:5::/64}, with no bits set beyond its length and room for two hosts. */
    private static final Kind<String> PREFIX = (node, mistakes) -> {
        ScalarNode scalar = Kinds.scalar(node, "a prefix such as " + PREFIX_EXAMPLE, mistakes);
        if (scalar == null) {
            return null;
        }
        List<String> parts = Splitter.on('/').splitToList(scalar.text());
        byte[] bytes = parts.size() == 2 ? bytes(parts.get(0)) : null;
        int bits = bytes == null ? 0 : 8 * bytes.length;
        int length = bytes == null || !parts.get(1).matches("\\d{1,3}") ? 0 : Integer.parseInt(parts.get(1));
        if (bytes == null || length < 1 || length > bits - 2) {
            mistakes.add(
                    node,
                    scalar.quoted() + " is not an IP prefix that hosts can be numbered from; write one such as "
                            + PREFIX_EXAMPLE + ", of length 1 to 30, or to 126 for IPv6");
            return null;
        }
        BigInteger first = new BigInteger(1, bytes);
        if (first.getLowestSetBit() >= 0 && first.getLowestSetBit() < bits - length) {
            mistakes.add(
                    node,
                    scalar.quoted() + " has bits set beyond its length; write one such as " + PREFIX_EXAMPLE
                            + ", zero beyond its length");
            return null;
        }
        return spelt(bytes) + "/" + length;
    };

    /** Whether a text is an address, or a prefix of any length with no bits beyond it. */
    static boolean isDestination(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = bytes(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0 || bytes == null || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return slash < 0 && bytes != null;
        }
        int free = 8 * bytes.length - Integer.parseInt(text.substring(slash + 1));
        int lowest = new BigInteger(1, bytes).getLowestSetBit();
        return free >= 0 && (lowest < 0 || lowest >= free);
    }

    /** The addresses of a host. */
    static Addresses ofHost(Section host, Addressing addressing) {
        return read(host, "address", ADDRESS, "[192.0.2.7, '2001:db8::7']", addressing);
    }

    /** The prefixes of a router. */
    static Addresses ofRouter(Section router, Addressing addressing) {
        return read(router, "prefix", PREFIX, "[10.5.0.0/16, '2001:db8:5::/64']", addressing);
    }

    /** The external address of a NAT, or null. */
    static @Nullable String ofNat(Section nat) {
        String address = nat.find("address", ADDRESS);
        if (address != null && address.indexOf(':') >= 0) {
            nat.mistake("address", "a NAT translates IPv4; write an IPv4 address such as '203.0.113.7'");
            return null;
        }
        return address;
    }

    private static Addresses read(
            Section section, String key, Kind<String> kind, String example, Addressing addressing) {
        int before = section.mistakes().count();
        ImmutableList<String> given = section.find(key, Kinds.oneOrMore(kind));
        if (given == null || given.isEmpty() || section.mistakes().count() > before) {
            return NONE;
        }
        String v4 = null;
        String v6 = null;
        for (String one : given) {
            boolean isV6 = one.indexOf(':') >= 0;
            if ((isV6 ? v6 : v4) != null) {
                section.mistake(
                        key,
                        "'" + key + "' names two of " + (isV6 ? "IPv6" : "IPv4")
                                + "; write one, or one of each version: " + example);
                return NONE;
            }
            v6 = isV6 ? one : v6;
            v4 = isV6 ? v4 : one;
        }
        if (!(v4 != null && addressing.hasV4()) && !(v6 != null && addressing.hasV6())) {
            String version = v4 != null ? "IPv4" : "IPv6";
            section.mistake(
                    key,
                    "'" + given.get(0) + "' is of " + version + ", and 'addressing' is "
                            + addressing.name().toLowerCase(Locale.ROOT) + "; write 'addressing: "
                            + version.toLowerCase(Locale.ROOT) + "' or 'addressing: dual', or one of "
                            + (v4 != null ? "IPv6" : "IPv4") + " here");
            return NONE;
        }
        return new Addresses(v4, v6);
    }

    /** The first and the last address of a well-formed prefix as numbers. */
    static BigInteger[] range(String prefix) {
        List<String> parts = Splitter.on('/').splitToList(prefix);
        byte[] bytes = bytes(parts.get(0));
        if (bytes == null) {
            throw new IllegalArgumentException("not a prefix: " + prefix);
        }
        BigInteger first = new BigInteger(1, bytes);
        int free = 8 * bytes.length - Integer.parseInt(parts.get(1));
        return new BigInteger[] {
            first, first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE)
        };
    }

    /** Four or sixteen bytes, or null for another text. */
    private static byte @Nullable [] bytes(String text) {
        if (text.indexOf(':') < 0) {
            boolean dotted = text.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
            return dotted && InetAddresses.isInetAddress(text)
                    ? InetAddresses.forString(text).getAddress()
                    : null;
        }
        if (text.indexOf('.') >= 0 || text.indexOf('%') >= 0 || !InetAddresses.isInetAddress(text)) {
            return null;
        }
        InetAddress address = InetAddresses.forString(text);
        return address.getAddress().length == 16 ? address.getAddress() : null; // else IPv4-mapped
    }

    /** Why it cannot be a host's own, or null. */
    private static @Nullable String whyNoHost(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        BigInteger number = new BigInteger(1, bytes);
        if (bytes.length == 4) {
            return first == 0 ? "of network 0" : first == 127 ? "a loopback address" : whyNotUnicast(first);
        }
        if (number.bitLength() <= 1) {
            return number.signum() == 0 ? "the unspecified address" : "the loopback address";
        }
        if (first == 0xFE && (bytes[1] & 0xC0) == 0x80) {
            return "link-local, and these are not modelled";
        }
        return first == 0xFF ? "multicast" : null;
    }

    private static @Nullable String whyNotUnicast(int first) {
        return first < 224 ? null : first < 240 ? "multicast" : "reserved";
    }

    private static String spelt(byte[] bytes) {
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes));
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError("four or sixteen bytes are an address", e);
        }
    }
}
