package io.netsim.tcp;

import io.netsim.rfc.Rfc;

/** What happens to a congestion window that the application or the receiver leaves unused. */
@Rfc(number = 6928, value = "after-idle")
@Rfc(number = 5681, value = "restart-window")
@Rfc(number = 7661, value = "validation")
public enum WindowValidation {
    /** It stays, and does not grow. */
    NONE,
    /** Each time-out of underuse takes away half of what was not used (RFC 2861, Linux). */
    LINUX
}
