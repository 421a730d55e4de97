package io.netsim.app;

/** What carries a flow. */
public enum FlowProtocol {
    TCP("tcp"),
    UDP("udp"),
    ICMP("icmp");

    private final String label;

    FlowProtocol(String label) {
        this.label = label;
    }

    /** The name in results. */
    public String label() {
        return label;
    }
}
