package io.netsim.spec;

/** Whether packets whose delays differ may overtake each other. */
public enum DeliveryOrder {
    /** None arrives before those in front of it. */
    KEPT,
    /** Each arrives when its own delay is over. */
    FREE
}
