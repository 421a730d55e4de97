package io.netsim.wire;

import org.jspecify.annotations.Nullable;

/**
 * What decoding gave: a value, or the reason why there is none.
 *
 * @param <T> what was looked for
 */
public final class Decoded<T> {
    private final @Nullable T value;
    private final @Nullable Flaw flaw;

    private Decoded(@Nullable T value, @Nullable Flaw flaw) {
        this.value = value;
        this.flaw = flaw;
    }

    public static <T> Decoded<T> of(T value) {
        return new Decoded<>(value, null);
    }

    public static <T> Decoded<T> broken(Flaw flaw) {
        return new Decoded<>(null, flaw);
    }

    public boolean isBroken() {
        return flaw != null;
    }

    /** The reason, or null where there is a value. */
    public @Nullable Flaw flaw() {
        return flaw;
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if there is none
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("nothing was decoded: " + flaw);
        }
        return value;
    }

    /** The value, or null where there is none. */
    public @Nullable T orNull() {
        return value;
    }

    @Override
    public String toString() {
        return value == null ? "broken: " + flaw : value.toString();
    }
}
