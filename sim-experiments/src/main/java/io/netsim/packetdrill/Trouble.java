package io.netsim.packetdrill;

/** The end of a script before its last event: it has failed, or it cannot be run. */
final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    private final String verdict;
    private final int line;

    private Trouble(String verdict, int line, String why) {
        super(why);
        this.verdict = verdict;
        this.line = line;
    }

    /** Something is not as the script says. */
    static Trouble fail(int line, String why) {
        return new Trouble(ScriptResult.FAIL, line, why);
    }

    /** Something is not supported. */
    static Trouble notRunnable(int line, String why) {
        return new Trouble(ScriptResult.NOT_RUNNABLE, line, why);
    }

    ScriptResult result(String file, Mode mode) {
        return new ScriptResult(file, mode.label(), verdict, (long) line, String.valueOf(getMessage()));
    }
}
