package io.netsim.link;

import io.netsim.time.Time;

/** When the first TCP packet entered a link; both directions of a link share it. */
public final class LinkEpoch {
    private static final int TCP = 6;

    private long firstTcpPs = Time.NEVER;

    void enters(int protocol, long nowPs) {
        if (protocol == TCP && firstTcpPs == Time.NEVER) {
            firstTcpPs = nowPs;
        }
    }

    /** Time since then, −1 before. */
    long sincePs(long instantPs) {
        return firstTcpPs == Time.NEVER ? -1 : instantPs - firstTcpPs;
    }
}
