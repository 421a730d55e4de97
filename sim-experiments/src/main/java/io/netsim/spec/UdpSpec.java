package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * Departures from the UDP settings of a profile.
 *
 * @param receiveBufferBytes of each socket; null leaves the profile's
 */
public record UdpSpec(@Nullable Long receiveBufferBytes) {
    /** No departure. */
    public static final UdpSpec NONE = new UdpSpec(null);

    /** These settings, except where a later entry says otherwise. */
    public UdpSpec overlaidBy(UdpSpec later) {
        return later.receiveBufferBytes != null ? later : this;
    }
}
