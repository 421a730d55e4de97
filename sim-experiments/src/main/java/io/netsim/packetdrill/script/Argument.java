package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;

/** An argument or result of a system call. */
public sealed interface Argument {
    /** {@code ...}: whatever is normal here. */
    record Usual() implements Argument {}

    /** A whole number. */
    record Whole(long value) implements Argument {}

    /** Names joined by {@code |}, numbers among them. */
    record Symbols(ImmutableList<String> names) implements Argument {}

    /** A text in quotes. */
    record Text(String value) implements Argument {}

    /** {@code [a, b]}: a pointer to these. */
    record Pointer(ImmutableList<Argument> items) implements Argument {}

    /** {@code {a=b}}: a structure, its inside as written. */
    record Structure(String inside) implements Argument {}
}
