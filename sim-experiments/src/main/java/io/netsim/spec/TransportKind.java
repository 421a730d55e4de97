package io.netsim.spec;

/** What carries an application's data. */
public enum TransportKind {
    TCP,
    UDP,
    ICMP
}
