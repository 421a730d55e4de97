package io.netsim.ip;

import io.netsim.address.IpAddress;
import io.netsim.packet.Packet;
import io.netsim.rfc.Rfc;
import io.netsim.time.Time;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host has learned of the MTUs of its paths, by destination (RFC 1191 §6.2, RFC 8201 §5.2). What it has learned is
 * forgotten after a while, so that a path that has become wider is noticed (RFC 1191 §6.3).
 *
 * <p>As in Linux no path MTU goes below a minimum, 552 bytes unless told otherwise, or 1280 in IPv6: where a message asks for
 * less, packets of the minimum leave without the don't-fragment bit, for the router to cut.
 */
@Rfc(
        number = 1191,
        value = {"reduce-estimate", "never-below-68", "never-increase", "expiry"})
final class PathMtus {
    /** Every IPv6 link takes packets of so many bytes (RFC 8200 §5). */
    private static final int MIN_MTU_V6 = 1280;

    private record Path(int mtu, boolean fragments, long untilPs) {}

    private final long expiryPs;
    private final int least;
    /** Only ever asked for one address: its order does not matter. Null before the first message. */
    private @Nullable Map<IpAddress, Path> paths;

    PathMtus(long expiryPs, int least) {
        this.expiryPs = expiryPs;
        this.least = least;
    }

    /** Whether nothing has been learned yet. */
    boolean isEmpty() {
        return paths == null;
    }

    /** The MTU of the path if it is known and below {@code interfaceMtu}, which is returned otherwise. */
    int mtu(IpAddress destination, int interfaceMtu, long nowPs) {
        Path path = path(destination, nowPs);
        return path == null ? interfaceMtu : Math.min(path.mtu, interfaceMtu);
    }

    /** Whether packets to a destination leave without the don't-fragment bit, because its path takes less than the minimum. */
    boolean fragments(IpAddress destination, long nowPs) {
        Path path = path(destination, nowPs);
        return path != null && path.fragments;
    }

    private @Nullable Path path(IpAddress destination, long nowPs) {
        if (paths == null) {
            return null;
        }
        Path path = paths.get(destination);
        if (path != null && path.untilPs <= nowPs) {
            paths.remove(destination);
            return null;
        }
        return path;
    }

    /**
     * A router has said how much its next link takes.
     *
     * @param reported 0 from a router that does not say (RFC 1191 §5)
     * @param knownMtu of the path until now
     * @param refusedBytes length of the packet that was refused
     * @return whether the path MTU is smaller now
     */
    boolean learn(IpAddress destination, int reported, int knownMtu, int refusedBytes, long nowPs) {
        int wanted = reported > 0 ? reported : plateauBelow(refusedBytes);
        if (wanted >= knownMtu) {
            return false;
        }
        int minimum = destination.isV6() ? MIN_MTU_V6 : Math.max(Packet.HEADER_BYTES + 48, least);
        boolean fragments = wanted < minimum;
        if (paths == null) {
            paths = new HashMap<>();
        }
        int mtu = fragments ? Math.min(knownMtu, minimum) : wanted;
        paths.put(destination, new Path(mtu, fragments, Time.plus(nowPs, expiryPs)));
        return mtu < knownMtu || fragments;
    }

    /** The next of the common MTUs (RFC 1191 §7.1). */
    private static int plateauBelow(int bytes) {
        for (int plateau : new int[] {32_000, 17_914, 8_166, 4_352, 2_002, 1_492, 1_006, 508, 296}) {
            if (plateau < bytes) {
                return plateau;
            }
        }
        return 68;
    }
}
