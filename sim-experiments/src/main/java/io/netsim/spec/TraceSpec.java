package io.netsim.spec;

/**
 * A file of measurements.
 *
 * @param file its name as written, relative to the file that names it
 * @param sha256 of its bytes, 64 hexadecimal digits: with another content a run is another run
 * @param data what is in it, left out of {@link Canonical} trees
 */
public record TraceSpec(String file, String sha256, TraceData data) {}
