package io.netsim.address;

/**
 * One end of a conversation: an address and a port (a "socket" in the words of RFC 9293 §2.1).
 *
 * @param address {@link IpAddress#ANY} stands for all addresses of the host
 * @param port 0 to 65535, where 0 means that none is chosen yet
 */
public record Endpoint(IpAddress address, int port) implements Comparable<Endpoint> {
    public static final Endpoint ANY = new Endpoint(IpAddress.ANY, 0);

    /** @throws IllegalArgumentException if the port is not in 0 to 65535 */
    public Endpoint {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /** Any local address with this port. */
    public static Endpoint anyAddress(int port) {
        return new Endpoint(IpAddress.ANY, port);
    }

    @Override
    public int compareTo(Endpoint other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
    }

    @Override
    public int hashCode() {
        return address.hashCode() * 31 + port * 0x85EBCA6B;
    }

    /** As {@code ss} prints it: {@code 10.0.0.1:80}, {@code [2001:db8::1]:80}, {@code *:80}. */
    @Override
    public String toString() {
        String host = address.isAny() ? "*" : address.isV6() ? "[" + address + "]" : address.toString();
        return host + ":" + (port == 0 ? "*" : Integer.toString(port));
    }
}
