package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * Transport settings of some hosts; later entries win, field by field.
 *
 * @param hosts names, in natural order
 * @param profile null leaves what earlier entries said; {@code linux} if none did
 * @param tcp departures from the profile; null fields leave what earlier entries said
 * @param udp departures from the profile
 * @param ip departures from the IP settings of a Linux host; null for none
 */
public record StackSpec(
        ImmutableList<String> hosts,
        @Nullable Profile profile,
        TcpSpec tcp,
        UdpSpec udp,
        @Nullable IpSpec ip) {}
