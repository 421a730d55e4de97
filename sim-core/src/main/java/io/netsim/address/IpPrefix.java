package io.netsim.address;

/**
 * A block of addresses, such as {@code 10.0.3.0/24} (RFC 4632 §3.1).
 *
 * @param address the first address of the block
 * @param length the number of leading bits that are fixed, 0 to 32
 */
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {
    /** @throws IllegalArgumentException if the length is out of range or the address has bits beyond it */
    public IpPrefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("a prefix length is 0 to 32, not " + length);
        }
        if ((address.bits() & ~mask(length)) != 0) {
            throw new IllegalArgumentException(
                    address + "/" + length + " has bits beyond its length (the block starts at "
                            + IpAddress.ofBits(address.bits() & mask(length)) + ")");
        }
    }

    /** Reads {@code a.b.c.d/length}. */
    public static IpPrefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("not a prefix: '" + text + "' (write it as 10.0.3.0/24)");
        }
        return new IpPrefix(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(IpAddress other) {
        return (other.bits() & mask(length)) == address.bits();
    }

    /** The number of addresses that hosts can have: all but the first and the last (RFC 1122 §3.2.1.3). */
    public long hostCapacity() {
        return Math.max(0, (1L << (32 - length)) - 2);
    }

    /** The n-th address of the block, where 0 is the first. */
    public IpAddress at(long n) {
        if (n < 0 || n >= 1L << (32 - length)) {
            throw new IllegalArgumentException(this + " has no address number " + n);
        }
        return IpAddress.ofBits(address.bits() + (int) n);
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
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
