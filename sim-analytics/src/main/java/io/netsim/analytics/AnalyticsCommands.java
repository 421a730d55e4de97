package io.netsim.analytics;

import com.google.common.collect.ImmutableMap;
import io.netsim.cli.Commands;
import java.util.Map;

/** {@code netsim export} and {@code netsim query}. */
public final class AnalyticsCommands implements Commands {
    @Override
    public Map<String, Object> byName() {
        return ImmutableMap.of("export", new ExportCommand(), "query", new QueryCommand());
    }
}
