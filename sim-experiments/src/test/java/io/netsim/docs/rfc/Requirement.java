package io.netsim.docs.rfc;

/**
 * A requirement of an RFC as the catalogue has it.
 *
 * @param label the RFC's own label, or one that we have given it
 * @param status modelled, simplified or not modelled
 * @param text in our own words
 * @param why what is left out, or why; may be empty
 */
record Requirement(int rfc, String label, String section, String status, String text, String why) {
    /** As {@code @Verifies} names it. */
    String id() {
        return "RFC" + rfc + ":" + label;
    }

    boolean needsTest() {
        return !status.equals("not modelled");
    }
}
