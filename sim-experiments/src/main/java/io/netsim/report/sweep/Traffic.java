package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The traffic entries of an experiment by what matters to them, as the configuration of a run tells. */
final class Traffic {
    /** What one wants to know of it. */
    enum Concern {
        /** Data without end: how much, how evenly, what it does to queues. */
        RATE,
        /** Transfers with an end: how long they take. */
        COMPLETION,
        /** Datagrams in time: what is lost, how late the rest is. */
        TIMELINESS,
        /** Questions and answers: how long one waits. */
        RESPONSE
    }

    private final Map<Concern, List<String>> entries = new LinkedHashMap<>();

    /** @param configuration of a run; null if none is known */
    Traffic(@Nullable Object configuration, Catalogue catalogue) {
        for (Object entry : Json.list(configuration, "traffic")) {
            note(concern(entry), Json.text(entry, "id"));
        }
        if (entries.isEmpty()) {
            for (SeriesKey key : catalogue.series().keySet()) {
                if (key.metric().equals("flow.flows")) {
                    boolean completes = catalogue.has(new SeriesKey(key.entity(), "flow.completion_s", "mean"));
                    note(completes ? Concern.COMPLETION : Concern.RATE, key.entity());
                }
            }
        }
    }

    private void note(Concern concern, String id) {
        entries.computeIfAbsent(concern, key -> new ArrayList<>()).add(id);
    }

    private static Concern concern(Object entry) {
        boolean datagrams = Json.text(entry, "transport").equals("udp");
        return switch (Json.text(entry, "app", "kind")) {
            case "bulk_transfer" -> Json.at(entry, "app", "size") == null ? Concern.RATE : Concern.COMPLETION;
            case "poisson_transfers" -> Concern.COMPLETION;
            case "request_response", "ping" -> Concern.RESPONSE;
            case "constant_rate", "on_off" -> datagrams ? Concern.TIMELINESS : Concern.RATE;
            default -> Concern.RATE;
        };
    }

    /** Ids of the entries with a concern. */
    ImmutableList<String> with(Concern concern) {
        return ImmutableList.copyOf(entries.getOrDefault(concern, List.of()));
    }

    ImmutableList<String> all() {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        entries.values().forEach(all::addAll);
        return all.build();
    }
}
