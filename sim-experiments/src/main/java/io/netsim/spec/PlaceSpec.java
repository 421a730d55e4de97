package io.netsim.spec;

import org.jspecify.annotations.Nullable;

/**
 * Where a node stands, for pictures: on the earth, or somewhere in a plane. Either the first two or the last two are there.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param x to the right, in any unit
 * @param y upwards, in the same unit
 */
public record PlaceSpec(
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Double x,
        @Nullable Double y) {
    /** A place on the earth. */
    public static PlaceSpec onEarth(double latitude, double longitude) {
        return new PlaceSpec(latitude, longitude, null, null);
    }

    /** A place in a plane. */
    public static PlaceSpec inPlane(double x, double y) {
        return new PlaceSpec(null, null, x, y);
    }
}
