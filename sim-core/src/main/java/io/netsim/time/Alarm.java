package io.netsim.time;

/** A timer of one owner: set at most once at a time, re-armed without allocation. */
public interface Alarm {
    /**
     * Sets the alarm, replacing an earlier setting.
     *
     * @param instantPs not before the present
     */
    void setAt(long instantPs);

    /** Unsets the alarm; without effect if it is not set. */
    void cancel();

    /** Cancels for good; for the end of the owner's life. */
    void dispose();

    boolean isSet();

    /** When it goes off, or {@link Time#NEVER}. */
    long instantPs();
}
