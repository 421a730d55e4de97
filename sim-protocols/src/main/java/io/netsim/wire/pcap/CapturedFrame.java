package io.netsim.wire.pcap;

import com.google.common.collect.ImmutableList;
import io.netsim.wire.Octets;

/**
 * A frame of a capture.
 *
 * @param source the interface it was captured on
 * @param seconds since the epoch of the file
 * @param nanoseconds 0 to 999,999,999
 * @param originalLength bytes the frame had; more than {@code data} where the file holds its beginning only
 * @param data its bytes, link-layer header included
 * @param comments of the frame, mostly none
 */
public record CapturedFrame(
        CaptureInterface source,
        long seconds,
        int nanoseconds,
        long originalLength,
        Octets data,
        ImmutableList<String> comments) {}
