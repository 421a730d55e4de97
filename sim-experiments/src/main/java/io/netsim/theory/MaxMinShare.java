package io.netsim.theory;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Max-min fair rates by progressive filling (Bertsekas and Gallager, "Data Networks", 1992, §6.5.2): the rates of all flows
 * grow together; when a link is full, those of the flows through it stay as they are.
 */
public final class MaxMinShare {
    private final Map<String, Double> room = new LinkedHashMap<>();

    /** @param capacityBps of each link, bits per second; flows are not bound by links that are not named */
    public MaxMinShare(Map<String, Double> capacityBps) {
        room.putAll(capacityBps);
    }

    /** Takes away what something else uses of a link. */
    public void load(String link, double bps) {
        room.computeIfPresent(link, (name, left) -> left - bps);
    }

    /**
     * The rate of each flow, bits per second; infinite for one through no link, 0 where a link has nothing left.
     *
     * @param flows for each, the bits on each of its links for one bit of its rate: more than 1 with headers, or little for
     *     acknowledgements
     */
    public double[] of(List<ImmutableMap<String, Double>> flows) {
        double[] rates = new double[flows.size()];
        Arrays.fill(rates, Double.POSITIVE_INFINITY);
        Map<String, Double> left = new LinkedHashMap<>(room);
        List<Integer> growing = new ArrayList<>();
        for (int i = 0; i < flows.size(); i++) {
            growing.add(i);
        }
        while (!growing.isEmpty()) {
            Map<String, Double> weights = new LinkedHashMap<>();
            growing.forEach(i -> flows.get(i).forEach((link, weight) -> {
                if (left.containsKey(link)) {
                    weights.merge(link, weight, Double::sum);
                }
            }));
            String tightest = null;
            double level = Double.POSITIVE_INFINITY;
            for (Map.Entry<String, Double> entry : weights.entrySet()) {
                double fair = Math.max(0, left.getOrDefault(entry.getKey(), 0.0)) / entry.getValue();
                if (fair < level) {
                    level = fair;
                    tightest = entry.getKey();
                }
            }
            if (tightest == null) {
                break;
            }
            settle(flows, growing, tightest, level, rates, left);
        }
        return rates;
    }

    /** The flows through a full link get their rates and take their parts of the others. */
    private static void settle(
            List<ImmutableMap<String, Double>> flows,
            List<Integer> growing,
            String full,
            double level,
            double[] rates,
            Map<String, Double> left) {
        growing.removeIf(i -> {
            if (!flows.get(i).containsKey(full)) {
                return false;
            }
            rates[i] = level;
            flows.get(i).forEach((link, weight) -> left.computeIfPresent(link, (name, bps) -> bps - level * weight));
            return true;
        });
        left.remove(full);
    }
}
