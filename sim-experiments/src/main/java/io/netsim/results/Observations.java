package io.netsim.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a run's document, one by one, in the order of the document. Flows are summarised for each traffic entry;
 * those of entries with up to 100 flows are also listed one by one. What depends on the machine is left out.
 */
public final class Observations {
    private static final int MOST_LISTED_FLOWS = 100;
    private static final List<String> AVERAGED =
            List.of("goodput_bps", "completion_s", "connect_s", "gap_fraction", "silent_fraction");
    private static final List<String> DISTRIBUTIONS =
            List.of("rtt_s", "one_way_delay_s", "response_s", "frame_delay_s");
    private static final List<String> COUNTED = List.of(
            "sent_bytes",
            "delivered_bytes",
            "data_packets",
            "retransmitted_packets",
            "timeouts",
            "tail_loss_probes",
            "fast_recoveries",
            "spurious_retransmissions",
            "application_limited_s",
            "receive_window_limited_s",
            "send_buffer_limited_s",
            "congestion_window_limited_s",
            "lost_datagrams",
            "answered_requests",
            "unanswered_requests",
            "played_frames",
            "gap_frames",
            "stalls",
            "stall_s");

    private final List<Observation> all = new ArrayList<>();

    private Observations() {}

    /** @param document of a run that came to its end */
    public static List<Observation> of(Map<String, ? extends @Nullable Object> document) {
        Observations observations = new Observations();
        observations.flows(maps(document.get("flows")));
        maps(document.get("fairness"))
                .forEach(fairness -> observations.add(
                        String.valueOf(fairness.get("entity")), FairnessResult.METRIC, "value", fairness.get("value")));
        maps(document.get("links")).forEach(observations::link);
        observations.ledger(map(document.get("ledger")));
        for (String key : List.of("events", "packet_hops")) {
            observations.add("run", "run." + key, "value", document.get(key));
        }
        observations.measures(maps(document.get("measures")));
        maps(document.get("theory"))
                .forEach(theory -> observations.add(
                        String.valueOf(theory.get("entity")),
                        "theory." + theory.get("law"),
                        "value",
                        theory.get("value")));
        return observations.all;
    }

    private void flows(List<Map<String, Object>> flows) {
        Map<String, List<Map<String, Object>>> entries = new LinkedHashMap<>();
        flows.forEach(flow -> entries.computeIfAbsent(String.valueOf(flow.get("entry")), key -> new ArrayList<>())
                .add(flow));
        entries.forEach((entry, members) -> {
            entry(entry, members);
            boolean alone = members.size() == 1 && entry.equals(members.get(0).get("id"));
            if (members.size() <= MOST_LISTED_FLOWS && !alone) {
                members.forEach(this::flow);
            }
        });
    }

    private void entry(String entry, List<Map<String, Object>> flows) {
        add(entry, "flow.flows", "count", (double) flows.size());
        for (String status : List.of("completed", "open")) {
            add(entry, "flow." + status, "count", (double) flows.stream()
                    .filter(flow -> status.equals(flow.get("status")))
                    .count());
        }
        for (String key : AVERAGED) {
            distribution(entry, "flow." + key, values(flows, key, null));
        }
        for (String key : DISTRIBUTIONS) {
            double[] means = values(flows, key, "mean");
            if (means.length > 0) {
                add(entry, "flow." + key, "mean", Arrays.stream(means).sum() / means.length);
            }
        }
        for (String key : COUNTED) {
            double[] counts = values(flows, key, null);
            if (counts.length > 0) {
                add(entry, "flow." + key, "sum", Arrays.stream(counts).sum());
            }
        }
    }

    private void distribution(String entity, String metric, double[] values) {
        if (values.length == 0) {
            return;
        }
        Arrays.sort(values);
        add(entity, metric, "mean", Arrays.stream(values).sum() / values.length);
        add(entity, metric, "min", values[0]);
        for (int percent : new int[] {50, 95, 99}) {
            int rank = (int) Math.ceil(percent / 100.0 * values.length);
            add(entity, metric, "p" + percent, values[Math.max(0, rank - 1)]);
        }
        add(entity, metric, "max", values[values.length - 1]);
    }

    private static double[] values(List<Map<String, Object>> flows, String key, @Nullable String within) {
        return flows.stream()
                .map(flow -> within == null ? flow.get(key) : map(flow.get(key)).get(within))
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }

    private void flow(Map<String, Object> flow) {
        String id = String.valueOf(flow.get("id"));
        AVERAGED.forEach(key -> add(id, "flow." + key, "value", flow.get(key)));
        DISTRIBUTIONS.forEach(
                key -> map(flow.get(key)).forEach((statistic, value) -> add(id, "flow." + key, statistic, value)));
        COUNTED.forEach(key -> add(id, "flow." + key, "value", flow.get(key)));
    }

    private void link(Map<String, Object> link) {
        String name = String.valueOf(link.get("name"));
        for (String key : List.of("packets", "bytes", "utilization")) {
            add(name, "link." + key, "value", link.get(key));
        }
        map(link.get("drops")).forEach((fate, count) -> add(name, "link.drops", fate, count));
        map(link.get("marks")).forEach((reason, count) -> add(name, "link.marks", reason, count));
        map(link.get("queue_packets")).forEach((statistic, value) -> add(name, "link.queue_packets", statistic, value));
        map(link.get("queue_delay_s")).forEach((statistic, value) -> add(name, "link.queue_delay", statistic, value));
    }

    private void ledger(Map<String, Object> ledger) {
        for (String key : List.of("offered_packets", "offered_bytes")) {
            add("ledger", "ledger." + key, "value", ledger.get(key));
        }
        for (Map<String, Object> fate : maps(ledger.get("fates"))) {
            String name = "ledger." + fate.get("fate");
            add("ledger", name + "_packets", "value", fate.get("packets"));
            add("ledger", name + "_bytes", "value", fate.get("bytes"));
        }
    }

    /** What the experiment asks for, unless it is there already, perhaps as a plain number. */
    private void measures(List<Map<String, Object>> measures) {
        Set<List<String>> known = new HashSet<>();
        all.forEach(seen -> known.add(List.of(seen.entity(), seen.metric(), seen.statistic())));
        for (Map<String, Object> measure : measures) {
            String entity = String.valueOf(measure.get("entity"));
            String metric = String.valueOf(measure.get("metric"));
            if (!known.contains(List.of(entity, metric, "value"))) {
                map(measure.get("statistics")).forEach((statistic, value) -> {
                    if (known.add(List.of(entity, metric, statistic))) {
                        add(entity, metric, statistic, value);
                    }
                });
            }
        }
    }

    private void add(String entity, String metric, String statistic, @Nullable Object value) {
        if (value instanceof Number number) {
            all.add(new Observation(entity, metric, statistic, number.doubleValue()));
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<Map<String, Object>> maps(@Nullable Object value) {
        List<Map<String, Object>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> maps.add(map(item)));
        }
        return maps;
    }
}
