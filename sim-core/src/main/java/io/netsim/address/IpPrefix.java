package io.netsim.address;

/**
 * A block of addresses, such as {@code 10.0.3.0/24} (RFC 4632 §3.1) or {@code 2001:db8:3::/64} (RFC 4291 §2.3).
 *
 * @param address the first address of the block
 * @param length the number of leading bits that are fixed, 0 to 32, or to 128 for IPv6
 */
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {
    /** All of IPv4. */
    public static final IpPrefix DEFAULT = new IpPrefix(IpAddress.ANY, 0);
    /** All of IPv6. */
    public static final IpPrefix DEFAULT_V6 = new IpPrefix(IpAddress.ANY_V6, 0);

    /** @throws IllegalArgumentException if the length is out of range or the address has bits beyond it */
    public IpPrefix {
        int longest = address.width();
        if (length < 0 || length > longest) {
            throw new IllegalArgumentException("a prefix length is 0 to " + longest + ", not " + length);
        }
        IpAddress start = masked(address, length);
        if (!start.equals(address)) {
            throw new IllegalArgumentException(
                    address + "/" + length + " has bits beyond its length (the block starts at " + start + ")");
        }
    }

    /** Reads {@code a.b.c.d/length} or {@code 2001:db8::/length}. */
    public static IpPrefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("not a prefix: '" + text + "' (write it as 10.0.3.0/24)");
        }
        return new IpPrefix(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** The block of some length that holds an address. */
    public static IpPrefix holding(IpAddress address, int length) {
        return new IpPrefix(masked(address, length), length);
    }

    /** The block of one address. */
    public static IpPrefix of(IpAddress address) {
        return new IpPrefix(address, address.width());
    }

    /** The first address of the block that holds an address. */
    private static IpAddress masked(IpAddress address, int length) {
        if (!address.isV6()) {
            return IpAddress.ofBits(length == 0 ? 0 : address.bits() & -1 << 32 - length);
        }
        long high = length == 0 ? 0 : length >= 64 ? -1L : -1L << 64 - length;
        long low = length <= 64 ? 0 : -1L << 128 - length;
        return IpAddress.ofBits(address.highBits() & high, address.lowBits() & low);
    }

    /** Never of another version. */
    public boolean contains(IpAddress other) {
        return other.version() == address.version() && masked(other, length).equals(address);
    }

    /**
     * The number of addresses that hosts can have: of IPv4 all but the first and the last (RFC 1122 §3.2.1.3), of IPv6 all
     * but the first (RFC 4291 §2.6.1), as far as a {@code long} goes.
     */
    public long hostCapacity() {
        int free = address.width() - length;
        if (free >= 63) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, (1L << free) - (address.isV6() ? 1 : 2));
    }

    /** The n-th address of the block, where 0 is the first. */
    public IpAddress at(long n) {
        int free = address.width() - length;
        if (n < 0 || free < 63 && n >= 1L << free) {
            throw new IllegalArgumentException(this + " has no address number " + n);
        }
        return address.isV6()
                ? IpAddress.ofBits(address.highBits(), address.lowBits() + n)
                : IpAddress.ofBits(address.bits() + (int) n);
    }

    @Override
    public int compareTo(IpPrefix other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
