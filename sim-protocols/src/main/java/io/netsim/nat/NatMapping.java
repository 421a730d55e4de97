package io.netsim.nat;

import io.netsim.address.Endpoint;
import io.netsim.time.Time;
import java.util.HashMap;
import java.util.Map;

/**
 * An inside endpoint and the external port that stands for it, with the sessions that use them. It lives as long as one of
 * its sessions has not been idle for too long; a forward lives for ever.
 */
final class NatMapping {
    private static final int FIRST_SWEEP = 64;

    private final NatSettings settings;
    private final int protocol;
    private final Endpoint inside;
    private final int port;
    private final boolean isForward;
    private final Map<Endpoint, NatSession> sessions = new HashMap<>();
    private long untilPs;
    private int nextSweep = FIRST_SWEEP;

    NatMapping(NatSettings settings, int protocol, Endpoint inside, int port, boolean isForward) {
        this.settings = settings;
        this.protocol = protocol;
        this.inside = inside;
        this.port = port;
        this.isForward = isForward;
        this.untilPs = isForward ? Time.NEVER : 0;
    }

    int protocol() {
        return protocol;
    }

    Endpoint inside() {
        return inside;
    }

    /** The external one, or the external echo identifier. */
    int port() {
        return port;
    }

    boolean isAlive(long nowPs) {
        return nowPs < untilPs;
    }

    /** Whether a packet of an outside endpoint may come in. */
    boolean admits(Endpoint outside, long nowPs) {
        if (isForward || settings.filtering() == NatSettings.Behaviour.ENDPOINT_INDEPENDENT) {
            return true;
        }
        if (settings.filtering() == NatSettings.Behaviour.ADDRESS_AND_PORT_DEPENDENT) {
            NatSession session = sessions.get(outside);
            return session != null && session.isAlive(nowPs);
        }
        for (Map.Entry<Endpoint, NatSession> entry : sessions.entrySet()) {
            if (entry.getKey().address().equals(outside.address())
                    && entry.getValue().isAlive(nowPs)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A packet passes.
     *
     * @param flags of TCP, else 0
     */
    void passes(Endpoint outside, boolean outwards, int flags, long nowPs) {
        NatSession session = sessions.get(outside);
        if (session == null) {
            sweep(nowPs);
            session = new NatSession();
            sessions.put(outside, session);
        }
        session.passes(outwards, flags, nowPs, settings, protocol);
        untilPs = Math.max(untilPs, session.untilPs());
        if (session.hasShrunk() && !isForward) {
            untilPs = 0;
            sessions.values().forEach(each -> untilPs = Math.max(untilPs, each.untilPs()));
        }
    }

    /** Forgets dead sessions now and then: often enough to stay small, seldom enough to cost nothing. */
    private void sweep(long nowPs) {
        if (sessions.size() >= nextSweep) {
            sessions.values().removeIf(session -> !session.isAlive(nowPs));
            nextSweep = Math.max(FIRST_SWEEP, 2 * sessions.size());
        }
    }
}
