package io.netsim.cli;

/** What the process tells its caller. */
public final class ExitCode {
    public static final int DONE = 0;
    /** A bug of ours. */
    public static final int BUG = 1;

    public static final int USAGE = 2;
    /** The input file, or a value given for it, cannot be used. */
    public static final int INPUT = 3;
    /** Some runs did not come to their end. */
    public static final int RUNS_FAILED = 4;
    /** An expectation or a digest was not met. */
    public static final int UNMET = 5;
    /** Interrupted; results so far are kept. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
