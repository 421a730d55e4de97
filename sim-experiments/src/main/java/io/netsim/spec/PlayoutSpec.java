package io.netsim.spec;

/**
 * A receiver that plays each message as a frame of sound or video.
 *
 * @param delayPs between the arrival of the first frame and its playing, picoseconds, not negative
 */
public record PlayoutSpec(long delayPs) {}
