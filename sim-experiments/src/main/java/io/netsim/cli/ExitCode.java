package io.netsim.cli;

/** What the process tells its caller. */
final class ExitCode {
    static final int DONE = 0;
    /** A bug of ours. */
    static final int BUG = 1;

    static final int USAGE = 2;
    /** The input file, or a value given for it, cannot be used. */
    static final int INPUT = 3;
    /** Some runs did not come to their end. */
    static final int RUNS_FAILED = 4;
    /** An expectation or a digest was not met. */
    static final int UNMET = 5;
    /** Interrupted; results so far are kept. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
