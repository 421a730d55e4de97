package io.netsim.spec.imports;

import io.netsim.spec.PlaceSpec;
import org.jspecify.annotations.Nullable;

/** How long light in fibre takes along the shortest way over the earth. */
final class GreatCircle {
    private static final double RADIUS_M = 6_371_000;
    /** Two thirds of the speed of light in vacuum, 299,792,458 m/s. */
    private static final double METRES_PER_SECOND = 299_792_458.0 * 2 / 3;

    private static final long NANOSECOND_PS = 1000;

    private GreatCircle() {}

    /**
     * In picoseconds, whole nanoseconds: great circle (by the haversine formula on a sphere of radius 6371 km) at two thirds of
     * the speed of light; null if one of the places is not on the earth.
     */
    static @Nullable Long delayPs(@Nullable PlaceSpec a, @Nullable PlaceSpec b) {
        if (a == null || b == null) {
            return null;
        }
        Double fromNorth = a.latitude();
        Double fromEast = a.longitude();
        Double toNorth = b.latitude();
        Double toEast = b.longitude();
        if (fromNorth == null || fromEast == null || toNorth == null || toEast == null) {
            return null;
        }
        double metres = metres(fromNorth, fromEast, toNorth, toEast);
        return Math.round(metres / METRES_PER_SECOND * 1e9) * NANOSECOND_PS;
    }

    private static double metres(double north1, double east1, double north2, double east2) {
        double dNorth = StrictMath.sin(Math.toRadians(north2 - north1) / 2);
        double dEast = StrictMath.sin(Math.toRadians(east2 - east1) / 2);
        double h = dNorth * dNorth
                + StrictMath.cos(Math.toRadians(north1)) * StrictMath.cos(Math.toRadians(north2)) * dEast * dEast;
        return 2 * RADIUS_M * StrictMath.asin(Math.min(1, Math.sqrt(h)));
    }
}
