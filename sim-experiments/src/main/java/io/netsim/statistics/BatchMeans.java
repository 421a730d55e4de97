package io.netsim.statistics;

/**
 * A series cut into batches of equal length. If the batches are long enough, their means are nearly independent, and say how sure
 * the mean of the whole series is, although neighbours in the series depend on each other.
 *
 * <p>There are 10 to 40 batches, as many as pass von Neumann's test for independence: fewer than 10 say little about spread, and
 * more than 40 add next to nothing (Schmeiser, Batch size effects in the analysis of simulation output, Operations Research 30,
 * 1982; the doubling of batches until the test passes is from Fishman, Grouping observations in digital simulation, Management
 * Science 24, 1978).
 *
 * @param mean of the values in the batches
 * @param sd standard deviation of the batches' means
 * @param batches how many, from 10
 * @param size values in each
 * @param lag1 correlation of the means of neighbouring batches, by von Neumann's ratio; 0 if all are equal
 * @param independent whether von Neumann's test finds no positive correlation at 5 %; if not, the run is too short for its
 *     series to say how sure its mean is
 */
public record BatchMeans(double mean, double sd, int batches, int size, double lag1, boolean independent) {
    /** A series needs as many values. */
    public static final int FEWEST = 10;

    private static final int MOST = 40;
    /** Of the standard normal distribution, one-sided at 5 %. */
    private static final double CRITICAL = 1.6449;

    /** @param series in the order of time, at least {@link #FEWEST} values; of a rest that fills no batch the first are left out */
    public static BatchMeans of(double[] series) {
        Sample.require(series.length >= FEWEST, "batch means of fewer than " + FEWEST + " values");
        int size = (series.length + MOST - 1) / MOST;
        BatchMeans means = cut(series, size);
        while (!means.independent && series.length / (2 * size) >= FEWEST) {
            size *= 2;
            means = cut(series, size);
        }
        return means;
    }

    private static BatchMeans cut(double[] series, int size) {
        int batches = series.length / size;
        int start = series.length - batches * size;
        double[] means = new double[batches];
        for (int i = 0; i < batches; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += series[start + i * size + j];
            }
            means[i] = sum / size;
        }
        double mean = Sample.mean(means);
        double squares = Sample.squares(means, mean);
        if (Sample.allEqual(means)) {
            return new BatchMeans(mean, 0, batches, size, 0, true);
        }
        double steps = 0;
        for (int i = 1; i < batches; i++) {
            steps += (means[i] - means[i - 1]) * (means[i] - means[i - 1]);
        }
        double ratio = 1 - steps / (2 * squares);
        double spread = Math.sqrt((batches - 2.0) / ((double) batches * batches - 1));
        return new BatchMeans(
                mean, Math.sqrt(squares / (batches - 1)), batches, size, ratio, ratio <= CRITICAL * spread);
    }

    /** The mean with its interval; to be trusted only if the batches are independent. */
    public Estimate estimate(StudentT student) {
        if (sd == 0) {
            return new Estimate(batches, mean, 0.0, null, null, student.confidence(), Estimate.ALL_EQUAL);
        }
        double half = student.quantile(batches - 1) * sd / Math.sqrt(batches);
        return new Estimate(batches, mean, sd, mean - half, mean + half, student.confidence(), "batch_means");
    }
}
