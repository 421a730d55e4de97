package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/** What an application does, with its parameters. */
public sealed interface AppSpec {
    /** The name in the file, such as {@code bulk_transfer}. */
    String app();

    /**
     * Sends as fast as TCP allows.
     *
     * @param size bytes, drawn for each pair, or null for {@code endless}; endless unless told otherwise
     */
    record BulkTransfer(@Nullable DistributionSpec size) implements AppSpec {
        @Override
        public String app() {
            return "bulk_transfer";
        }
    }

    /**
     * Sends payloads at even distances.
     *
     * @param rateBps of payload, bits per second, more than 0
     * @param payloadBytes of each message, 1 to 65507; 1000 unless told otherwise
     * @param count how many messages, from 1, or null: until stopped
     * @param noDelay TCP: true for Nagle's algorithm off; null or false leaves what the host's stack says
     * @param playout what the receiver does with them beyond counting; null for nothing
     */
    record ConstantRate(
            long rateBps,
            int payloadBytes,
            @Nullable Long count,
            @Nullable Boolean noDelay,
            @Nullable PlayoutSpec playout)
            implements AppSpec {
        @Override
        public String app() {
            return "constant_rate";
        }
    }

    /**
     * Sends at a constant rate in bursts.
     *
     * @param rateBps of payload while on, bits per second, more than 0
     * @param payloadBytes of each message, 1 to 65507; 1000 unless told otherwise
     * @param on lengths of bursts, picoseconds
     * @param off lengths of pauses, picoseconds
     */
    record OnOff(long rateBps, int payloadBytes, DistributionSpec on, DistributionSpec off) implements AppSpec {
        @Override
        public String app() {
            return "on_off";
        }
    }

    /**
     * Asks, waits for the answer, thinks, asks again.
     *
     * @param requestSize bytes; 100 unless told otherwise
     * @param responseSize bytes; 1000 unless told otherwise
     * @param thinkTime between an answer and the next request, picoseconds; 0 unless told otherwise
     * @param requests how many, from 1, or null: until stopped
     * @param timeoutPs UDP: how long to wait for an answer, picoseconds; 1 s unless told otherwise
     * @param retries UDP: how often a request is repeated before it counts as failed; 3 unless told otherwise
     * @param persistent TCP: whether all requests share one connection; true unless told otherwise
     * @param barrier true if a host's next requests wait until all it has made are answered; null or false if not
     */
    record RequestResponse(
            DistributionSpec requestSize,
            DistributionSpec responseSize,
            DistributionSpec thinkTime,
            @Nullable Long requests,
            long timeoutPs,
            int retries,
            boolean persistent,
            @Nullable Boolean barrier)
            implements AppSpec {
        @Override
        public String app() {
            return "request_response";
        }
    }

    /**
     * Transfers that arrive as a Poisson process, each a TCP connection of its own between a pair drawn uniformly.
     *
     * @param arrivals how many
     * @param size of each, bytes
     */
    record PoissonTransfers(ArrivalSpec arrivals, DistributionSpec size) implements AppSpec {
        @Override
        public String app() {
            return "poisson_transfers";
        }
    }

    /**
     * ICMP echo requests.
     *
     * @param intervalPs between requests, picoseconds, more than 0; 1 s unless told otherwise
     * @param count how many, from 1, or null: until stopped
     * @param payloadBytes 0 to 65507; 56 unless told otherwise
     */
    record Ping(long intervalPs, @Nullable Long count, int payloadBytes) implements AppSpec {
        @Override
        public String app() {
            return "ping";
        }
    }
}
