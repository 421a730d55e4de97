package io.netsim.ip;

import io.netsim.node.Interface;

/** The cost of leaving a node by an interface, at least 1; routes have the smallest sum. */
public interface LinkCost {
    long of(Interface out);
}
