package io.netsim.spec.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.yaml.ListNode;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names that a file may refer to, one by one, by glob, or by a list of both. */
public final class Names {
    private static final int MAX_PATTERN = 1000;

    private final String one;
    private final String many;
    private final ImmutableSet<String> names;
    private final boolean complete;

    /**
     * @param one what a name stands for, {@code host}
     * @param many more of them, {@code hosts}
     * @param names all there are
     * @param complete false if mistakes kept some names from being known: then unknown ones are not held against the user
     */
    public Names(String one, String many, Collection<String> names, boolean complete) {
        this.complete = complete;
        this.one = one;
        this.many = many;
        this.names = ImmutableSet.copyOf(ImmutableList.sortedCopyOf(NaturalOrder.INSTANCE, names));
    }

    /** All, in natural order. */
    public ImmutableSet<String> all() {
        return names;
    }

    /** Whether no name is missing because of a mistake elsewhere. */
    public boolean isComplete() {
        return complete;
    }

    public boolean contains(String name) {
        return names.contains(name);
    }

    /** What a value names, each once: a list in its order, a glob in natural order; what matches nothing is a mistake. */
    public ImmutableList<String> matching(Node node, Mistakes mistakes) {
        Set<String> found = new LinkedHashSet<>();
        if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                match(item, found, mistakes);
            }
            if (list.items().isEmpty()) {
                mistakes.add(node, "the list is empty; name at least one " + one);
            }
        } else {
            match(node, found, mistakes);
        }
        return ImmutableList.copyOf(found);
    }

    private void match(Node node, Set<String> found, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, "the name of a " + one + " or a pattern such as \"*\"", mistakes);
        if (scalar == null) {
            return;
        }
        String text = scalar.text();
        if (names.contains(text)) {
            found.add(text);
        } else if (Glob.isPattern(text) && text.length() <= MAX_PATTERN) {
            Glob glob = Glob.of(text);
            boolean any = false;
            for (String name : names) {
                if (glob.matches(name)) {
                    found.add(name);
                    any = true;
                }
            }
            if (!any && complete) {
                mistakes.add(node, "the pattern " + scalar.quoted() + " matches no " + one + "; " + advice(text));
            }
        } else if (complete) {
            mistakes.add(node, "there is no " + one + " " + scalar.quoted() + "; " + advice(text));
        }
    }

    private String advice(String text) {
        String known = names.isEmpty() ? "there are no " + many : many + " are " + Suggestion.list(names);
        return Suggestion.didYouMean(text, names) + known;
    }
}
