package io.netsim.report.topology;

import java.math.BigDecimal;
import java.math.MathContext;

/** Rates and delays in three digits and a unit that suits them, and text as XML has it. */
final class Amounts {
    private static final String[] RATES = {"bps", "kbps", "Mbps", "Gbps", "Tbps"};
    private static final String[] TIMES = {"ps", "ns", "µs", "ms", "s"};

    private Amounts() {}

    static String rate(long bps) {
        return bps == Long.MAX_VALUE ? "∞" : scaled((double) bps, RATES);
    }

    static String delay(long ps) {
        return ps == 0 ? "0 s" : scaled((double) ps, TIMES);
    }

    static String percent(double share) {
        double percent = 100 * share;
        return (percent > 0 && percent < 0.1 ? "<0.1" : digits(percent)) + " %";
    }

    private static String scaled(double value, String[] units) {
        double rest = value;
        int i = 0;
        while (rest >= 999.5 && i < units.length - 1) {
            rest /= 1000;
            i++;
        }
        return digits(rest) + " " + units[i];
    }

    private static String digits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** Fit to stand in XML text and in attributes in double quotes; what XML cannot hold becomes a replacement character. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }
}
