package io.netsim.spec.read;

import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import org.jspecify.annotations.Nullable;

/** How a value in a file becomes a typed value. */
@FunctionalInterface
public interface Kind<T> {
    /** The value, or null after noting why there is none. */
    @Nullable
    T read(Node node, Mistakes mistakes);
}
