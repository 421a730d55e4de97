package io.netsim.results;

import java.util.List;
import java.util.Map;

/**
 * The transport settings that some hosts had.
 *
 * @param profile {@code linux}, {@code rfc} or {@code classic}
 * @param departures what was set otherwise, by key
 * @param hosts who had them, in natural order
 */
public record StackResult(String profile, Map<String, Object> departures, List<String> hosts) {}
