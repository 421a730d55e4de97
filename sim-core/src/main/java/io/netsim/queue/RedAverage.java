package io.netsim.queue;

/**
 * The average queue length of RED: an exponentially weighted moving average over arrivals, which falls during idle times as
 * if small packets had come to an empty queue (Floyd and Jacobson 1993, §4 and §11).
 */
final class RedAverage {
    private final double weight;
    private double average;

    /** @param weight of one arrival, 0 to 1 */
    RedAverage(double weight) {
        this.weight = weight;
    }

    /**
     * A packet arrives.
     *
     * @param length of the queue that it finds
     * @param missed packets that could have been sent since the transmitter fell idle, 0 if it is busy
     */
    void arrival(double length, double missed) {
        if (missed > 0) {
            average *= StrictMath.pow(1 - weight, missed);
        }
        average += weight * (length - average);
    }

    double value() {
        return average;
    }
}
