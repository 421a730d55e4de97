package io.netsim.validation;

/** What is compared of a scenario. */
public enum ScenarioKind {
    /** One transfer with chosen losses: completion time and counters. */
    SHORT("short", 0.95),
    /** One peculiarity of the protocol: the outcome of each socket call, and counters. */
    SPECIAL("special", 0),
    /** One or two bulk flows: goodput, retransmissions, congestion window. */
    LONG("long", 0.90);

    private final String label;
    private final double target;

    ScenarioKind(String label, double target) {
        this.label = label;
        this.target = target;
    }

    public String label() {
        return label;
    }

    /** The share of scenarios that must agree, 0 to 1; 0 where there is no target. */
    public double target() {
        return target;
    }
}
