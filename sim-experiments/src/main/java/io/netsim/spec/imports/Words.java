package io.netsim.spec.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a file, as words between blanks, with numbers read from them. */
record Words(GraphFile file, int line, List<String> all, List<Integer> columns) {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final BigDecimal LARGEST = new BigDecimal("1e18");

    /** All lines of a file that are not blank. */
    static List<Words> of(GraphFile file) {
        List<Words> lines = new ArrayList<>();
        int number = 0;
        for (String line : file.text().lines().toList()) {
            number++;
            List<String> words = new ArrayList<>();
            List<Integer> columns = new ArrayList<>();
            Matcher matcher = WORD.matcher(line);
            while (matcher.find()) {
                words.add(matcher.group());
                columns.add(matcher.start() + 1);
            }
            if (!words.isEmpty()) {
                lines.add(new Words(file, number, words, columns));
            }
        }
        return lines;
    }

    int size() {
        return all.size();
    }

    String get(int i) {
        return all.get(i);
    }

    String text() {
        String text = String.join(" ", all);
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    /** Notes a mistake at a word. */
    void mistake(int i, String message) {
        file.mistake(line, columns.get(Math.min(i, columns.size() - 1)), message);
    }

    /** A finite number, or null after a mistake. */
    @Nullable
    Double number(int i, String what) {
        try {
            double number = Double.parseDouble(get(i));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        mistake(i, "'" + get(i) + "' is not a number; " + what + " is due here");
        return null;
    }

    /** A number of units, in units of 1 and rounded, or null after a mistake. */
    @Nullable
    Long amount(int i, long unit, long minimum, String what) {
        BigDecimal value = exact(get(i));
        if (value == null) {
            mistake(i, "'" + get(i) + "' is not a number; " + what + " is due here");
            return null;
        }
        BigDecimal amount = value.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_UP);
        if (amount.compareTo(BigDecimal.valueOf(minimum)) < 0 || amount.compareTo(LARGEST) > 0) {
            mistake(i, "'" + get(i) + "' is out of range for " + what);
            return null;
        }
        return amount.longValueExact();
    }

    /** The number in a text, or null if there is none or it is absurd. */
    static @Nullable BigDecimal exact(String text) {
        if (text.length() > 40 || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")) {
            return null;
        }
        return new BigDecimal(text);
    }
}
