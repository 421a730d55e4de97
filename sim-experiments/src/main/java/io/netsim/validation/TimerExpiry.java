package io.netsim.validation;

import io.netsim.time.Time;

/**
 * Something was sent because a timer had run out.
 *
 * @param client at which end
 * @param timePs when
 * @param lengthPs for how long the timer had run, as far as the packets tell
 */
record TimerExpiry(boolean client, long timePs, long lengthPs) {
    /** By how much the kernel's timer may fire late: one step of its timer wheel at 250 Hz. */
    long stepPs() {
        if (lengthPs < 252 * Time.MILLISECOND) {
            return 4 * Time.MILLISECOND;
        }
        if (lengthPs < 2 * Time.SECOND) {
            return 32 * Time.MILLISECOND;
        }
        return lengthPs < 16 * Time.SECOND ? 256 * Time.MILLISECOND : 2 * Time.SECOND;
    }
}
