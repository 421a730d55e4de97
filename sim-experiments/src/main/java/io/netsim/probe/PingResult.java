package io.netsim.probe;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * What came back of echo requests. Sequence numbers count from 1.
 *
 * @param from name of the node that asked
 * @param to what it asked, as the user named it
 * @param address of it
 * @param payloadBytes of each request
 * @param transmitted how many requests were sent
 * @param durationS from the first request to the last answer, or to the end of waiting for one
 * @param replies in order of arrival, copies included
 * @param errors ICMP errors and requests that could not be sent, in order of arrival
 * @param losses packets that did not arrive, by sequence
 */
public record PingResult(
        String from,
        String to,
        String address,
        int payloadBytes,
        int transmitted,
        double durationS,
        ImmutableList<Reply> replies,
        ImmutableList<Problem> errors,
        ImmutableList<Loss> losses) {
    /**
     * An echo reply.
     *
     * @param name of the node that has the address, or null
     * @param bytes of the ICMP message
     * @param ttl that was left when it arrived
     * @param duplicate whether there was one of the same sequence before
     */
    public record Reply(
            int sequence, String address, @Nullable String name, int bytes, int ttl, double timeS, boolean duplicate) {}

    /**
     * What kept a request from being answered.
     *
     * @param address who reported it; that of the asking host if it could not send
     * @param what in the words of {@code ping}
     */
    public record Problem(
            int sequence, String address, @Nullable String name, String what) {}

    /**
     * A packet that was lost.
     *
     * @param what {@code request}, {@code reply} or {@code error}
     * @param fate as the ledger calls it
     * @param place name of the link direction or node
     */
    public record Loss(int sequence, String what, String fate, String place) {}

    /** Requests that were answered. */
    public int received() {
        return (int) replies.stream().filter(reply -> !reply.duplicate()).count();
    }

    public int duplicates() {
        return replies.size() - received();
    }

    /** Whether nothing came back for a request. */
    public boolean isUnanswered(int sequence) {
        return replies.stream().noneMatch(reply -> reply.sequence() == sequence)
                && errors.stream().noneMatch(error -> error.sequence() == sequence);
    }
}
