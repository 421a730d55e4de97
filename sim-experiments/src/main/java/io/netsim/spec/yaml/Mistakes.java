package io.netsim.spec.yaml;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.Mistake;
import io.netsim.spec.SpecException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the mistakes of one load; the same mistake at the same place counts once. */
public final class Mistakes {
    private final Set<Mistake> found = new LinkedHashSet<>();
    private final List<String> files = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int added;

    public void add(Position at, String path, String message) {
        if (!files.contains(at.file())) {
            files.add(at.file());
        }
        added++;
        found.add(new Mistake(at.file(), at.line(), at.column(), path, message));
    }

    public void add(Node node, String message) {
        add(node.at(), node.path(), message);
    }

    /** Takes over those of another load. */
    public void addAll(List<Mistake> mistakes) {
        for (Mistake mistake : mistakes) {
            add(new Position(mistake.file(), mistake.line(), mistake.column()), mistake.path(), mistake.message());
        }
    }

    /** Notes what is no mistake but worth knowing. */
    public void note(String note) {
        notes.add(note);
    }

    /** What is worth knowing, in the order it was met. */
    public ImmutableList<String> notes() {
        return ImmutableList.copyOf(notes);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How often one was added, repetitions included: it grows whenever a reader meets a mistake. */
    public int count() {
        return added;
    }

    /** File by file in the order they were met, within a file from top to bottom. */
    public ImmutableList<Mistake> sorted() {
        return ImmutableList.sortedCopyOf(
                Comparator.comparingInt((Mistake mistake) -> files.indexOf(mistake.file()))
                        .thenComparingInt(Mistake::line)
                        .thenComparingInt(Mistake::column),
                found);
    }

    /** @throws SpecException if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SpecException(sorted());
        }
    }
}
