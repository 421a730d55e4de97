package io.netsim.packetdrill;

import org.jspecify.annotations.Nullable;

/**
 * What came of one script.
 *
 * @param file as it was named
 * @param mode how it was compared
 * @param verdict pass, fail or not_runnable
 * @param line where it failed, or where the first thing stands that cannot be run; null for a pass
 * @param why what differs or what is not supported, packets shown both ways; null for a pass
 */
public record ScriptResult(
        String file,
        String mode,
        String verdict,
        @Nullable Long line,
        @Nullable String why) {
    public static final String PASS = "pass";
    public static final String FAIL = "fail";
    public static final String NOT_RUNNABLE = "not_runnable";
}
