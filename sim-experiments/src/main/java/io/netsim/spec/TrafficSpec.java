package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the traffic.
 *
 * @param id unique; the entry's own {@code id}, or {@code <app>[i]} where i counts the entries of the same application in
 *     an order that does not depend on the file
 * @param app what the application does
 * @param transport what it runs over
 * @param from the hosts that open, without repetition
 * @param to the hosts that answer, without repetition
 * @param pairing who talks to whom
 * @param port the port the answering side listens on, 1 to 65535, or null to have a free one assigned
 * @param start when each pair starts, a draw for each pair, picoseconds; 0 unless told otherwise
 * @param stopPs when the application stops offering data, picoseconds, or null: at the end of the run
 * @param ipVersion 4 or 6, or null for what the hosts prefer: IPv6 if they have it (RFC 6724 §2.1)
 * @param answered false if the answering side does not open its port, null if it does
 */
public record TrafficSpec(
        String id,
        AppSpec app,
        TransportKind transport,
        ImmutableList<String> from,
        ImmutableList<String> to,
        Pairing pairing,
        @Nullable Integer port,
        DistributionSpec start,
        @Nullable Long stopPs,
        @Nullable Integer ipVersion,
        @Nullable Boolean answered) {
    /** Whether the answering side opens its port. */
    public boolean isAnswered() {
        return answered == null || answered;
    }

    /**
     * The pairs of {@link Pairing#MATCHED} and {@link Pairing#ALL}, in the order of {@code from}, then {@code to}.
     *
     * @throws IllegalStateException for {@link Pairing#PERMUTATION}, which only a run can draw
     */
    public ImmutableList<HostPair> pairs() {
        return switch (pairing) {
            case MATCHED -> matched();
            case ALL -> all();
            case PERMUTATION -> throw new IllegalStateException("the pairs of " + id + " are drawn by the run");
        };
    }

    private ImmutableList<HostPair> matched() {
        int count = Math.max(from.size(), to.size());
        ImmutableList.Builder<HostPair> pairs = ImmutableList.builderWithExpectedSize(count);
        for (int i = 0; i < count; i++) {
            pairs.add(new HostPair(from.get(from.size() == 1 ? 0 : i), to.get(to.size() == 1 ? 0 : i)));
        }
        return pairs.build();
    }

    private ImmutableList<HostPair> all() {
        ImmutableList.Builder<HostPair> pairs = ImmutableList.builder();
        for (String source : from) {
            for (String destination : to) {
                if (!source.equals(destination)) {
                    pairs.add(new HostPair(source, destination));
                }
            }
        }
        return pairs.build();
    }
}
