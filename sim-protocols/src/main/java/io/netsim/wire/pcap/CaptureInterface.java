package io.netsim.wire.pcap;

/**
 * An interface that frames were captured on.
 *
 * @param name empty where the file says none
 * @param linkType number of the link type, see {@link LinkType}
 * @param snapLength most bytes of a frame that were kept, 0 for no limit
 * @param unitsPerSecond of time stamps
 * @param offsetSeconds to be added to time stamps
 */
public record CaptureInterface(String name, int linkType, long snapLength, long unitsPerSecond, long offsetSeconds) {
    static final long MICROSECONDS = 1_000_000;
    static final long NANOSECONDS = 1_000_000_000;
}
