package io.netsim.statistics;

/** Mean and spread of values in the order in which they were seen. */
final class Sample {
    private Sample() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double rough = sum / values.length;
        // A second pass takes out what rounding left: the mean of equal values is that value.
        double rest = 0;
        for (double value : values) {
            rest += value - rough;
        }
        return rough + rest / values.length;
    }

    /** Sum of squared distances from a mean. */
    static double squares(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }

    static boolean allEqual(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }

    static void requireConfidence(double confidence) {
        require(confidence > 0 && confidence < 1, "confidence " + confidence + " is not between 0 and 1");
    }
}
