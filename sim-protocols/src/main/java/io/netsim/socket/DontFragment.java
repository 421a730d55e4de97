package io.netsim.socket;

/** When datagrams carry the don't-fragment bit, and what becomes of those too big for their path: Linux's IP_MTU_DISCOVER. */
public enum DontFragment {
    /** Those that fit the path have it; larger ones leave in fragments, without it. The default. */
    WANT,
    /** All have it; those too big for the path as far as it is known are refused with MESSAGE_TOO_LONG. */
    DO,
    /** None has it: routers may fragment them. */
    DONT,
    /** All have it, and what routers say of the path is ignored: for programs that look for its MTU themselves. */
    PROBE
}
