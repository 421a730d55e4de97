package io.netsim.report.sweep;

import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which laws of theory stand beside which measured metric, and what they take for granted. */
final class Theory {
    private final Map<String, String> comparesWith = new LinkedHashMap<>();
    private final Map<String, String> assumptions = new LinkedHashMap<>();

    /** @param run the document of one run, or null; other points may follow other laws, which their names tell */
    Theory(@Nullable Object run, Catalogue catalogue) {
        for (SeriesKey key : catalogue.series().keySet()) {
            if (key.metric().startsWith("theory.")) {
                comparesWith.put(key.metric(), byName(key.metric()));
            }
        }
        note(run);
    }

    /** Takes up what the document of a run says about its laws. */
    void note(@Nullable Object run) {
        for (Object each : Json.list(run, "theory")) {
            String metric = "theory." + Json.text(each, "law");
            comparesWith.put(metric, Json.text(each, "compares_with"));
            assumptions.put(metric, Json.text(each, "assumes"));
        }
    }

    private static String byName(String law) {
        if (law.endsWith("_goodput_bps") || law.endsWith("_share_bps")) {
            return "flow.goodput_bps";
        }
        return law.endsWith("_completion_s") ? "flow.completion_s" : "";
    }

    /** The metrics {@code theory.*} that say what a measured one should be; none for percentiles. */
    ImmutableSet<String> of(FigurePlan plan) {
        boolean average = plan.statistic().equals("mean") || plan.statistic().equals("value");
        Set<String> laws = new LinkedHashSet<>();
        comparesWith.forEach((law, metric) -> {
            if (average && metric.equals(plan.metric())) {
                laws.add(law);
            }
        });
        return ImmutableSet.copyOf(laws);
    }

    /** Empty if nobody says. */
    String assumes(String law) {
        return assumptions.getOrDefault(law, "");
    }
}
