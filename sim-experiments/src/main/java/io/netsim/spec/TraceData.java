package io.netsim.spec;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file of measurements holds. Not part of the configuration that identifies a run: the digest of the file is, see
 * {@link TraceSpec}.
 */
public final class TraceData {
    private final Path file;
    private final ImmutableLongArray timesPs;
    private final ImmutableDoubleArray values;

    /**
     * @param file where it was found
     * @param timesPs from the first on, which is 0; empty if the file has none
     * @param values in base units; empty if the file has times alone
     */
    public TraceData(Path file, ImmutableLongArray timesPs, ImmutableDoubleArray values) {
        this.file = file;
        this.timesPs = timesPs;
        this.values = values;
    }

    public Path file() {
        return file;
    }

    public ImmutableLongArray timesPs() {
        return timesPs;
    }

    public ImmutableDoubleArray values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TraceData data && data.timesPs.equals(timesPs) && data.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(timesPs, values);
    }

    @Override
    public String toString() {
        return Math.max(timesPs.length(), values.length()) + " values";
    }
}
