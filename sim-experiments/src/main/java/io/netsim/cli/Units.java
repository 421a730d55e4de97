package io.netsim.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers for people: four digits and a unit that suits them. */
final class Units {
    private static final String NONE = "–";
    private static final int MOST_DECIMALS = 9;

    private Units() {}

    /** In the unit that a result has: {@code s}, {@code bit/s}, {@code B}, or another in which it is counted. */
    static String of(String unit, @Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        return switch (unit) {
            case "s" -> time(value);
            case "bit/s" -> rate(value);
            case "B" -> scaled(value, "B", "kB", "MB", "GB", "TB");
            default -> digits(value);
        };
    }

    /**
     * {@code 9.31 ± 0.12 Mbps}: a value and half the width of its interval, both in the unit that suits the value. The
     * half width has two digits and the value ends where they end: further digits would say more than is known.
     */
    static String plusMinus(String unit, double value, double half) {
        String text = of(unit, value);
        int space = text.lastIndexOf(' ');
        double shown = Double.parseDouble((space < 0 ? text : text.substring(0, space)).replace(",", ""));
        String suitable = space < 0 ? "" : text.substring(space);
        double scale = shown == 0 ? 1 : Math.pow(10, Math.rint(Math.log10(value / shown)));
        BigDecimal spread = new BigDecimal(half / scale).round(new MathContext(2));
        BigDecimal number = new BigDecimal(value / scale)
                .setScale(Math.min(Math.max(spread.scale(), 0), MOST_DECIMALS), RoundingMode.HALF_UP);
        return number.toPlainString() + " ± " + spread.toPlainString() + suitable;
    }

    /** {@code 12.34 ms}. */
    static String time(@Nullable Double seconds) {
        if (seconds == null) {
            return NONE;
        }
        double s = Math.abs(seconds);
        if (s == 0) {
            return "0 s";
        }
        if (s < 1e-6) {
            return digits(seconds * 1e9) + " ns";
        }
        if (s < 1e-3) {
            return digits(seconds * 1e6) + " µs";
        }
        return s < 1 ? digits(seconds * 1e3) + " ms" : digits(seconds) + " s";
    }

    /** {@code 9.432 Mbps}. */
    static String rate(@Nullable Double bps) {
        return bps == null ? NONE : scaled(bps, "bps", "kbps", "Mbps", "Gbps", "Tbps");
    }

    /** {@code 1.5 MB}, decimal. */
    static String bytes(long bytes) {
        return scaled((double) bytes, "B", "kB", "MB", "GB", "TB");
    }

    private static String scaled(double value, String... units) {
        int i = 0;
        double rest = value;
        while (Math.abs(rest) >= 999.95 && i < units.length - 1) {
            rest /= 1000;
            i++;
        }
        return digits(rest) + " " + units[i];
    }

    /** {@code 1,234,567}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 12.3 %}. */
    static String share(double share) {
        double percent = 100 * share;
        if (percent != 0 && Math.abs(percent) < 0.01) {
            return "<0.01 %";
        }
        return digits(percent, 3) + " %";
    }

    /** Four digits. */
    static String digits(double value) {
        return digits(value, 4);
    }

    private static String digits(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NONE;
        }
        if (Math.abs(value) >= 1000) {
            return count(Math.round(value));
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
