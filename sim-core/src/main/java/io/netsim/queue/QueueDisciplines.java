package io.netsim.queue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The queue disciplines there are, by name: those of this project and those of plug-ins. */
public final class QueueDisciplines {
    private final ImmutableSortedMap<String, QueueDisciplineFactory> byName;

    private QueueDisciplines(Iterable<QueueDisciplineFactory> factories) {
        Map<String, QueueDisciplineFactory> found = new TreeMap<>();
        for (QueueDisciplineFactory factory : factories) {
            if (!factory.name().matches("[a-z][a-z0-9_]*")) {
                throw new IllegalStateException("queue discipline '" + factory.name() + "' of "
                        + factory.getClass().getName()
                        + " has a name that files cannot write; use lower-case letters, digits and _");
            }
            QueueDisciplineFactory other = found.put(factory.name(), factory);
            if (other != null) {
                throw new IllegalStateException("two queue disciplines are named '" + factory.name() + "': "
                        + other.getClass().getName() + " and "
                        + factory.getClass().getName());
            }
        }
        byName = ImmutableSortedMap.copyOf(found);
    }

    /** Those on the class path. */
    public static QueueDisciplines find() {
        return new QueueDisciplines(
                ServiceLoader.load(QueueDisciplineFactory.class, QueueDisciplineFactory.class.getClassLoader()));
    }

    /** By name. */
    public ImmutableList<QueueDisciplineFactory> all() {
        return byName.values().asList();
    }

    public ImmutableList<String> names() {
        return byName.keySet().asList();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public QueueDisciplineFactory get(String name) {
        QueueDisciplineFactory factory = byName.get(name);
        if (factory == null) {
            throw new IllegalArgumentException(
                    "there is no queue discipline '" + name + "'; there are " + String.join(", ", byName.keySet()));
        }
        return factory;
    }
}
