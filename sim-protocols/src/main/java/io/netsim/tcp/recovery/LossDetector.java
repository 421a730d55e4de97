package io.netsim.tcp.recovery;

import io.netsim.tcp.send.AckSample;

/** Notices losses from acknowledgements. */
public interface LossDetector {
    /** Looks at an acknowledgement; true if it shows that the oldest outstanding segment is lost. */
    boolean onAck(AckSample ack);

    /** In recovery: {@code ackedSegments} segments left, of which all but the first had been reported by duplicates. */
    void onPartialAck(int ackedSegments);

    /** Forgets what it has seen. */
    void reset();

    /** Segments that have left the network though they are not acknowledged. */
    int delivered();

    /** Outstanding bytes when the first sign of the present loss came (RFC 5681 §3.2, RFC 3042). */
    long flightAtFirstSign();
}
