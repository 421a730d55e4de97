package io.netsim.run;

import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Unit;
import java.util.Map;

/** How sure intervals are to be: {@code report: {confidence: 95 %}}. */
final class Confidence {
    private static final double USUAL = 0.95;

    private Confidence() {}

    /** Between 0 and 1, both excluded; 0.95 unless told otherwise. */
    static double of(Map<String, Object> report) {
        Object given = report.get("confidence");
        Quantity quantity = given instanceof String text ? Quantity.parse(text) : null;
        if (quantity == null) {
            return USUAL;
        }
        double share = quantity.inBase().doubleValue();
        boolean percent =
                quantity.dimension() == Unit.PERCENT || quantity.unit().isEmpty();
        return percent && share > 0 && share < 1 ? share : USUAL;
    }
}
