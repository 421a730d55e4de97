package io.netsim.packetdrill;

/** How strictly packets are compared. */
public enum Mode {
    /** Everything the script says. */
    AS_WRITTEN("as_written"),
    /** Without what hosts may choose: PSH, the order of SYN options, the window shift. */
    NORMALISED("normalised"),
    /** Also without windows and the exact time of acknowledgements: what remains is the content of the standards. */
    RELAXED("relaxed");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    /** As documents write it. */
    public String label() {
        return label;
    }

    boolean isNormalised() {
        return this != AS_WRITTEN;
    }

    boolean isRelaxed() {
        return this == RELAXED;
    }
}
