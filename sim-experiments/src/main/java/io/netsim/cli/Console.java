package io.netsim.cli;

import java.io.PrintStream;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param colour whether emphasis is wanted
 */
record Console(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean colour) {
    /** Text that stands out on a terminal, itself elsewhere. */
    String bold(String text) {
        return colour && outIsTerminal ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** Text of something that went wrong, on {@code out}. */
    String alarming(String text) {
        return colour && outIsTerminal ? "\u001b[1;31m" + text + "\u001b[0m" : text;
    }
}
