package io.netsim.cli;

import io.netsim.results.Check;
import io.netsim.run.SweepFindings;
import io.netsim.run.SweepFindings.Tally;

/** What must be said at the end of a sweep: which numbers not to trust, and which expectations were not met. */
final class SweepVerdict {
    private SweepVerdict() {}

    /** Says it; the exit code of a sweep whose runs all came to their end. */
    static int exitCode(SweepFindings findings, Console console) {
        for (String warning : findings.warnings()) {
            console.err().println("netsim: warning: " + warning);
        }
        long notes = findings.checks().stream()
                .filter(check -> !check.isWarning())
                .map(Check::kind)
                .count();
        if (notes > 0) {
            console.err().println("netsim: " + notes + (notes == 1 ? " note" : " notes") + " more in checks.json");
        }
        for (Tally tally : findings.expectations()) {
            if (tally.firstUnmet() != null) {
                console.err()
                        .println("netsim: not met " + (tally.overReplications() ? "at " : "in ")
                                + (tally.judged() - tally.met()) + " of " + tally.judged()
                                + (tally.overReplications() ? " points: " : " runs: ") + tally.that()
                                + (tally.overReplications() ? " (" : " (first in run ") + tally.firstUnmet() + ")");
            }
        }
        return findings.meetsExpectations() ? ExitCode.DONE : ExitCode.UNMET;
    }
}
