package io.netsim.spec;

/** Which packets a rule looks at and counts. */
public enum Select {
    /** Carries payload. */
    DATA,
    /** A pure TCP acknowledgement. */
    ACK,
    SYN,
    SYN_ACK,
    FIN,
    ANY
}
