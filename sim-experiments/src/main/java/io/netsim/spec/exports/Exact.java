package io.netsim.spec.exports;

import io.netsim.spec.LinkDirectionSpec;
import java.math.BigDecimal;

/** Quantities as files have them, exact. */
final class Exact {
    private static final String[] RATES = {"bps", "kbps", "Mbps", "Gbps", "Tbps"};
    private static final String[] TIMES = {"ps", "ns", "us", "ms", "s"};

    private Exact() {}

    static String rate(long bps) {
        return bps == LinkDirectionSpec.INFINITE_RATE ? "infinite" : scaled(bps, RATES);
    }

    static String time(long ps) {
        return ps == 0 ? "0 s" : scaled(ps, TIMES);
    }

    static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String scaled(long value, String[] units) {
        int unit = 0;
        long whole = value;
        while (whole >= 1000 && unit < units.length - 1) {
            whole /= 1000;
            unit++;
        }
        return BigDecimal.valueOf(value, 3 * unit).stripTrailingZeros().toPlainString() + " " + units[unit];
    }
}
