package io.netsim.tcp.congestion;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.netsim.rfc.Rfc;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The algorithms there are: those of Netsim and those that plug-ins on the class path bring. */
@Rfc(number = 9293, value = "MAY-18")
public final class CongestionControls {
    /** Where they are on the class path, which takes longer to search than a small run lasts. What fails is tried again. */
    private static final Supplier<ImmutableList<ServiceLoader.Provider<CongestionControlFactory>>> ON_CLASS_PATH =
            Suppliers.memoize(() ->
                    ServiceLoader.load(CongestionControlFactory.class, CongestionControlFactory.class.getClassLoader())
                            .stream()
                            .collect(ImmutableList.toImmutableList()));

    private final ImmutableSortedMap<String, CongestionControlFactory> byName;

    private CongestionControls(ImmutableSortedMap<String, CongestionControlFactory> byName) {
        this.byName = byName;
    }

    /**
     * Looks for them; each call makes factories of its own, so that runs share none.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static CongestionControls find() {
        return of(Iterables.transform(Objects.requireNonNull(ON_CLASS_PATH.get()), ServiceLoader.Provider::get));
    }

    static CongestionControls of(Iterable<CongestionControlFactory> factories) {
        TreeMap<String, CongestionControlFactory> found = new TreeMap<>();
        for (CongestionControlFactory factory : factories) {
            CongestionControlFactory other = found.putIfAbsent(factory.name(), factory);
            if (other != null) {
                throw new IllegalArgumentException("two congestion controls have the name '" + factory.name() + "': "
                        + other.getClass().getName() + " and "
                        + factory.getClass().getName());
            }
        }
        return new CongestionControls(ImmutableSortedMap.copyOf(found));
    }

    /** All, ordered by name. */
    public ImmutableList<CongestionControlFactory> all() {
        return byName.values().asList();
    }

    /** Their names in order. */
    public ImmutableList<String> names() {
        return byName.keySet().asList();
    }

    /** @throws IllegalArgumentException if there is none of that name; the message lists those there are */
    public CongestionControlFactory get(String name) {
        CongestionControlFactory factory = byName.get(name);
        if (factory == null) {
            throw new IllegalArgumentException(
                    "there is no congestion control '" + name + "'; there are " + String.join(", ", names()));
        }
        return factory;
    }

    /**
     * Checks parameters that a user has set.
     *
     * @throws IllegalArgumentException if the algorithm has no such parameter
     */
    public void check(String name, ImmutableMap<String, Double> parameters) {
        CongestionControlFactory factory = get(name);
        for (String parameter : parameters.keySet()) {
            if (!factory.parameters().contains(parameter)) {
                throw new IllegalArgumentException("congestion control '" + name + "' has no parameter '" + parameter
                        + "'; "
                        + (factory.parameters().isEmpty()
                                ? "it has none"
                                : "it has " + String.join(", ", factory.parameters())));
            }
        }
    }
}
