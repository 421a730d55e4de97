package io.netsim.packetdrill.script;

/** A script that cannot be read: the place and what is wrong there. */
public final class ScriptException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    public ScriptException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Line of the file, from 1. */
    public int line() {
        return line;
    }

    /** As a message without the place. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
