package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * What tells the marks of a figure apart: a parameter, or whose values they are.
 *
 * @param title in words
 * @param labels in the order in which they are shown
 * @param axis null for entities
 */
record Split(
        String title,
        ImmutableList<String> labels,
        @Nullable Axis axis) {
    static Split of(Axis axis) {
        return new Split(
                axis.parameter(),
                axis.values().stream().map(Axis.Value::text).collect(ImmutableList.toImmutableList()),
                axis);
    }

    static Split ofEntities(ImmutableList<String> entities) {
        return new Split(entities.get(0).endsWith(".forward") ? "link" : "traffic", entities, null);
    }

    boolean numeric() {
        return axis != null && axis.numeric();
    }

    int size() {
        return labels.size();
    }

    String label(Point point, String entity) {
        return axis == null ? entity : point.value(axis);
    }
}
