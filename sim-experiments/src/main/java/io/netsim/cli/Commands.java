package io.netsim.cli;

import java.util.Map;

/** Further commands, found on the class path by {@link java.util.ServiceLoader}. */
public interface Commands {
    /** Objects annotated as commands of picocli, by name; what they throw is reported as that of other commands. */
    Map<String, Object> byName();
}
