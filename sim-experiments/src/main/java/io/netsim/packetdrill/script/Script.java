package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * A whole script.
 *
 * @param options option lines by name, in order; the value is empty for {@code --name} alone
 * @param setUp the shell text before the first event, empty for none
 * @param setUpLine its line
 * @param events in order
 * @param cleanUp the shell text after the last event, empty for none
 */
public record Script(
        ImmutableMap<String, String> options,
        String setUp,
        int setUpLine,
        ImmutableList<ScriptEvent> events,
        String cleanUp) {}
