package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.Map;

/**
 * What the two ends of a flow do.
 *
 * @param congestionControl by its name in Linux
 * @param startMs when the client begins
 * @param client its calls
 * @param server its calls; none: nobody listens
 */
record FlowScript(
        String congestionControl, long startMs, ImmutableList<ScriptCall> client, ImmutableList<ScriptCall> server) {
    /** Reads {@code cc=reno;start=0;c=connect,send 1000;s=accept,recveof}. */
    static FlowScript parse(String text, String where) throws FolderException {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new FolderException(where + ": '" + part + "' is not KEY=VALUE");
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        String client = parts.get("c");
        String server = parts.get("s");
        if (client == null || server == null) {
            throw new FolderException(where + ": a flow has c= (the client's calls) and s= (the server's)");
        }
        long start;
        try {
            start = Long.parseLong(parts.getOrDefault("start", "0"));
        } catch (NumberFormatException e) {
            throw new FolderException(where + ": start= is a number of milliseconds, not '" + parts.get("start") + "'");
        }
        return new FlowScript(
                parts.getOrDefault("cc", "cubic"),
                start,
                ScriptCall.parse(client, where),
                ScriptCall.parse(server, where));
    }
}
