package io.netsim.spec.network;

import io.netsim.spec.QueueSpec;

/** Both directions of a link that has no ends yet. */
public record LinkSettings(DirectionSettings forward, DirectionSettings reverse) {
    /** The same with another queue in the forward direction. */
    public LinkSettings withForwardQueue(QueueSpec queue) {
        return new LinkSettings(forward.withQueue(queue), reverse);
    }
}
