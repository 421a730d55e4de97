package io.netsim.wire;

/** Why bytes are not what they should be. */
public enum Flaw {
    TOO_SHORT("the bytes end within the header"),
    NOT_IP("the version is neither 4 nor 6"),
    NOT_IPV4("the version is not 4"),
    NOT_IPV6("the version is not 6"),
    HEADER_LENGTH("the header length is below the least or beyond the end"),
    TOTAL_LENGTH("the total length is below that of the header or not that of the bytes"),
    FRAGMENT("a fragment"),
    CHECKSUM("the checksum does not match"),
    UNKNOWN_PROTOCOL("a protocol that is not modelled"),
    NOT_MODELLED("well-formed, but not what a simulated host can say");

    private final String meaning;

    Flaw(String meaning) {
        this.meaning = meaning;
    }

    /** In words. */
    public String meaning() {
        return meaning;
    }
}
