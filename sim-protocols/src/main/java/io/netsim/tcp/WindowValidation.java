package io.netsim.tcp;

/** What happens to a congestion window that the application or the receiver leaves unused. */
public enum WindowValidation {
    /** It stays, and does not grow. */
    NONE,
    /** Each time-out of underuse takes away half of what was not used (RFC 2861, Linux). */
    LINUX
}
