package io.netsim.tcp.congestion;

import com.google.common.collect.ImmutableSet;

/**
 * An algorithm by name, found by {@link java.util.ServiceLoader}. To add one, implement this interface with a public
 * constructor without parameters and name the class in
 * {@code META-INF/services/io.netsim.tcp.congestion.CongestionControlFactory}.
 */
public interface CongestionControlFactory {
    /** The name in files: lower-case letters, digits, {@code _} and {@code -}. */
    String name();

    /** What it is, in one line. */
    String summary();

    /** A new connection starts. */
    CongestionControl start(CongestionSettings settings);

    /** The parameters that a file may set, each a number. */
    default ImmutableSet<String> parameters() {
        return ImmutableSet.of();
    }

    /**
     * Whether it needs exact congestion marks (RFC 8257): its connections ask for ECN, all their packets may be marked, and
     * its receivers echo each change of the mark at once.
     */
    default boolean needsEcn() {
        return false;
    }

    /**
     * Whether its packets say so by ECT(1) (RFC 9331 §4.1): queues like {@code dualpi2} mark them sooner and more often. All
     * others that take part in ECN send ECT(0).
     */
    default boolean sendsEct1() {
        return false;
    }
}
