package io.netsim.run;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.netsim.spec.SweepSpec;
import io.netsim.spec.read.Quantity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which point each point is compared with: the one that has the baseline's values and the same values of all other swept
 * parameters, leaving aside those that the sweep advances together with a parameter of the baseline.
 */
final class Baselines {
    private static final int SEVERAL = -1;

    private final ImmutableMap<String, String> baseline;
    private final ImmutableSet<String> leftAside;
    private final Map<ImmutableMap<String, String>, Integer> byOthers = new HashMap<>();
    private boolean anyWithout;

    /**
     * @param baseline not empty
     * @param points by number, in their order
     */
    Baselines(ImmutableMap<String, String> baseline, SweepSpec sweep, Map<Integer, SweepPoint> points) {
        this.baseline = baseline;
        boolean zipped = baseline.keySet().stream().anyMatch(sweep.zip()::containsKey);
        this.leftAside = ImmutableSet.<String>builder()
                .addAll(baseline.keySet())
                .addAll(zipped ? sweep.zip().keySet() : ImmutableSet.of())
                .build();
        points.forEach((number, point) -> {
            if (isBaseline(point)) {
                byOthers.merge(others(point), number, (one, other) -> SEVERAL);
            }
        });
        points.values().forEach(point -> anyWithout |= of(point) == null && !isBaseline(point));
    }

    /** The number of the point that a point is compared with; null for baselines themselves and if there is none. */
    @Nullable
    Integer of(SweepPoint point) {
        Integer found = isBaseline(point) ? null : byOthers.get(others(point));
        return found == null || found == SEVERAL ? null : found;
    }

    /** What is wrong with the baseline as a whole, in words, or null. */
    @Nullable
    String complaint(int points) {
        String text = Joiner.on(", ").withKeyValueSeparator(" = ").join(baseline);
        if (byOthers.isEmpty()) {
            return "no point has the values of the baseline (" + text + "), so nothing is compared";
        }
        if (byOthers.containsValue(SEVERAL)) {
            return "several points have the values of the baseline (" + text
                    + ") and are alike otherwise, so some points" + " are not compared";
        }
        if (points > 0 && byOthers.size() == points) {
            return "every point has the values of the baseline (" + text + "), so nothing is compared; sweep "
                    + String.join(", ", baseline.keySet());
        }
        return anyWithout
                ? "some points are not compared: there is no point with the values of the baseline (" + text
                        + ") that is like them otherwise"
                : null;
    }

    private boolean isBaseline(SweepPoint point) {
        Map<String, String> params = point.params();
        for (Map.Entry<String, String> entry : baseline.entrySet()) {
            String value = params == null ? null : params.get(entry.getKey());
            if (value == null || !Quantity.same(value, entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private ImmutableMap<String, String> others(SweepPoint point) {
        return ImmutableMap.copyOf(Maps.filterKeys(point.values(), name -> !leftAside.contains(name)));
    }
}
