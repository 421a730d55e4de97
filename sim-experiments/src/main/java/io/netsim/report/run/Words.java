package io.netsim.report.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers for people, in four digits and a unit that suits them. */
final class Words {
    static final String NONE = "–";
    private static final String[] RATES = {"bps", "kbps", "Mbps", "Gbps", "Tbps"};
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};
    private static final String[] TIMES = {"ps", "ns", "µs", "ms", "s"};

    private Words() {}

    static String time(@Nullable Double seconds) {
        return seconds == null ? NONE : seconds == 0 ? "0 s" : scaled(seconds * 1e12, TIMES);
    }

    static String timePs(long ps) {
        return ps == 0 ? "0 s" : scaled((double) ps, TIMES);
    }

    /** In milliseconds down to the microsecond, for columns that are read from top to bottom. */
    static String instant(long ps) {
        return String.format(Locale.ROOT, "%,.3f ms", ps / 1e9);
    }

    static String rate(double bps) {
        return scaled(bps, RATES);
    }

    static String bytes(long bytes) {
        return scaled((double) bytes, SIZES);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String share(double share) {
        return digits(100 * share, 3) + " %";
    }

    private static String scaled(double value, String[] units) {
        double rest = value;
        int i = 0;
        while (Math.abs(rest) >= 999.95 && i < units.length - 1) {
            rest /= 1000;
            i++;
        }
        return digits(rest, 4) + " " + units[i];
    }

    static String digits(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NONE;
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
