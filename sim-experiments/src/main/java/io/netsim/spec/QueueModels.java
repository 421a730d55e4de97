package io.netsim.spec;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import java.util.Objects;
import java.util.ServiceLoader;

/** The queue disciplines there are, by name. */
public final class QueueModels {
    private static final Supplier<ImmutableMap<String, QueueModel>> FOUND = Suppliers.memoize(QueueModels::find);

    private QueueModels() {}

    /** Those of all catalogues on the class path. */
    public static ImmutableMap<String, QueueModel> all() {
        return Objects.requireNonNull(FOUND.get());
    }

    private static ImmutableMap<String, QueueModel> find() {
        ImmutableMap.Builder<String, QueueModel> models = ImmutableMap.builder();
        for (QueueCatalogue catalogue :
                ServiceLoader.load(QueueCatalogue.class, QueueCatalogue.class.getClassLoader())) {
            catalogue.models().forEach(model -> models.put(model.name(), model));
        }
        return models.buildOrThrow();
    }
}
