package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;

/** Where the addresses of one version come from that nobody gave; each of these is handed out once. */
public sealed interface AddressBlocks {
    /** The address of the next router. */
    IpAddress nextRouter();

    /**
     * The next block for hosts.
     *
     * @throws IllegalArgumentException if there is none left
     */
    IpPrefix nextHosts(long hosts);

    /**
     * Private addresses (RFC 1918): for hosts 10.0.0.0/24, 10.0.1.0/24 and so on, larger blocks for more than 254 hosts; for
     * routers 172.16.0.1, 172.16.0.2 and so on.
     */
    static AddressBlocks ipv4() {
        return new Ipv4();
    }

    /**
     * Addresses for documentation (RFC 3849): for hosts 2001:db8::/64, 2001:db8:0:1::/64 and so on; for routers
     * 2001:db8:ffff::1, 2001:db8:ffff::2 and so on.
     */
    static AddressBlocks ipv6() {
        return new Ipv6();
    }

    /** See {@link #ipv4}. */
    final class Ipv4 implements AddressBlocks {
        private static final IpPrefix HOSTS = IpPrefix.parse("10.0.0.0/8");
        private static final IpPrefix ROUTERS = IpPrefix.parse("172.16.0.0/12");

        private long nextHost;
        private long nextRouter = 1;

        private Ipv4() {}

        @Override
        public IpAddress nextRouter() {
            return ROUTERS.at(nextRouter++);
        }

        /** Aligned, at least a /24. */
        @Override
        public IpPrefix nextHosts(long hosts) {
            int length = 24;
            while ((1L << (32 - length)) - 2 < hosts) {
                length--;
            }
            long size = 1L << (32 - length);
            long start = (nextHost + size - 1) / size * size;
            if (start + size > 1L << 24) {
                throw new IllegalArgumentException(HOSTS + " has no room for so many hosts");
            }
            nextHost = start + size;
            return new IpPrefix(HOSTS.at(start), length);
        }
    }

    /** See {@link #ipv6}. */
    final class Ipv6 implements AddressBlocks {
        private static final IpPrefix ALL = IpPrefix.parse("2001:db8::/32");
        private static final IpPrefix ROUTERS = IpPrefix.parse("2001:db8:ffff::/64");

        private long nextSubnet;
        private long nextRouter = 1;

        private Ipv6() {}

        @Override
        public IpAddress nextRouter() {
            return ROUTERS.at(nextRouter++);
        }

        /** A /64 has room for any number (RFC 4291 §2.5.4). */
        @Override
        public IpPrefix nextHosts(long hosts) {
            long subnet = nextSubnet++;
            if (subnet >= 0xFFFF_0000L) {
                throw new IllegalArgumentException(ALL + " has no room for so many subnets");
            }
            return new IpPrefix(IpAddress.ofBits(ALL.address().highBits() | subnet, 0), 64);
        }
    }
}
