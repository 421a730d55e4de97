package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with all its mistakes. The message has one line a mistake. */
public final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImmutableList<Mistake> mistakes;

    /** @throws IllegalArgumentException without a mistake */
    public SpecException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        if (mistakes.isEmpty()) {
            throw new IllegalArgumentException("a SpecException needs a mistake");
        }
        this.mistakes = ImmutableList.copyOf(mistakes);
    }

    /** At least one, in the order of the files and of the places in them. */
    public ImmutableList<Mistake> mistakes() {
        return mistakes;
    }
}
