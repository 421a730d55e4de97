package io.netsim.theory;

/**
 * One link direction on a path.
 *
 * @param name such as {@code bottleneck.forward}
 * @param rateBps bits per second, more than 0; infinite without serialisation time
 * @param delayS propagation, seconds
 * @param overheadBytes what each packet takes on the wire beside its IP bytes
 */
public record Hop(String name, double rateBps, double delayS, int overheadBytes) {
    /** How long a packet takes to be sent, seconds. */
    double sendingS(int packetBytes) {
        return 8.0 * (packetBytes + overheadBytes) / rateBps;
    }
}
