package io.netsim.spec;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.file.Path;

/**
 * A part of the delay that was measured.
 *
 * @param trace of picoseconds added to the delay, one for each packet or each from its time on
 * @param atEnd how it goes on
 * @param order kept unless told otherwise
 */
public record DelayTraceSpec(TraceSpec trace, TraceEnd atEnd, DeliveryOrder order) {
    /** None. */
    public static final DelayTraceSpec OFF = new DelayTraceSpec(
            new TraceSpec("", "", new TraceData(Path.of(""), ImmutableLongArray.of(), ImmutableDoubleArray.of())),
            TraceEnd.HOLD,
            DeliveryOrder.KEPT);
}
