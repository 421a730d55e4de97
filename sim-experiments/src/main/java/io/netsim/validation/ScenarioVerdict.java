package io.netsim.validation;

import com.google.common.collect.ImmutableMap;

/**
 * Our outcome beside the measured one.
 *
 * @param kind short, special or long
 * @param why what differs or is not modelled, empty if nothing is to be said
 */
public record ScenarioVerdict(
        String name,
        String kind,
        boolean agrees,
        ImmutableMap<String, Object> expected,
        ImmutableMap<String, Object> got,
        String why) {}
