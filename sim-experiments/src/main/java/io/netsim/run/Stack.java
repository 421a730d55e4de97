package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.assembly.ProfileReasons;
import io.netsim.assembly.ProfileTable;
import io.netsim.spec.Profile;
import io.netsim.spec.QueueModel;
import io.netsim.spec.QueueModels;
import io.netsim.tcp.congestion.CongestionControls;
import java.util.Locale;

/** What hosts and links offer, by the names that files use. */
public final class Stack {
    private Stack() {}

    public static ImmutableList<String> congestionControls() {
        return CongestionControls.find().names();
    }

    /** What each of them is, in one line, by name. */
    public static ImmutableMap<String, String> congestionControlSummaries() {
        ImmutableMap.Builder<String, String> summaries = ImmutableMap.builder();
        CongestionControls.find().all().forEach(factory -> summaries.put(factory.name(), factory.summary()));
        return summaries.buildOrThrow();
    }

    /** The parameters that a file may set for a congestion control. */
    public static ImmutableList<String> parametersOf(String congestionControl) {
        return CongestionControls.find().get(congestionControl).parameters().asList();
    }

    /** The queue disciplines, by name. */
    public static ImmutableList<QueueModel> queues() {
        return QueueModels.all().values().asList();
    }

    public static ImmutableList<String> profiles() {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        for (Profile profile : Profile.values()) {
            names.add(profile.name().toLowerCase(Locale.ROOT));
        }
        return names.build();
    }

    /** Where the values of a setting come from, in one line. */
    public static String reasonFor(String setting) {
        return ProfileReasons.of(setting);
    }

    /** Every setting of TCP with its values in the order of {@link #profiles}. */
    public static ImmutableMap<String, ImmutableList<String>> settings() {
        ImmutableMap.Builder<String, ImmutableList<String>> settings = ImmutableMap.builder();
        for (ProfileTable.Row row : ProfileTable.rows()) {
            settings.put(row.name(), row.values().values().asList());
        }
        return settings.buildOrThrow();
    }
}
