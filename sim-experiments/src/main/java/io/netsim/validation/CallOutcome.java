package io.netsim.validation;

/**
 * One socket call that has returned.
 *
 * @param flow which flow of the scenario, from 0
 * @param client which end
 * @param arguments as in the script
 * @param startPs when it was called, from the start of the scenario
 * @param endPs when it returned
 * @param result bytes, or 0, or −1 if the call failed
 * @param error by its name in POSIX, or empty
 */
record CallOutcome(
        int flow, boolean client, String verb, String arguments, long startPs, long endPs, long result, String error) {
    /** In one line, without times. */
    String text() {
        return (client ? "a " : "b ") + verb + (arguments.isEmpty() ? "" : " " + arguments) + " = " + result
                + (error.isEmpty() ? "" : " " + error);
    }
}
