package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * Departures from the UDP settings of a profile.
 *
 * @param receiveBufferBytes of each socket; null leaves the profile's
 * @param dontFragment {@code want}, {@code do}, {@code dont} or {@code probe}; null leaves the profile's
 */
public record UdpSpec(
        @Nullable Long receiveBufferBytes, @Nullable String dontFragment) {
    /** No departure. */
    public static final UdpSpec NONE = new UdpSpec(null, null);

    /** These settings, except where a later entry says otherwise. */
    public UdpSpec overlaidBy(UdpSpec later) {
        return new UdpSpec(
                later.receiveBufferBytes != null ? later.receiveBufferBytes : receiveBufferBytes,
                later.dontFragment != null ? later.dontFragment : dontFragment);
    }
}
