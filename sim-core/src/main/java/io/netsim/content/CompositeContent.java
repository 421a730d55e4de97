package io.netsim.content;

import com.google.common.collect.ImmutableList;

/** Several pieces in a row, none of them composite or empty. */
final class CompositeContent extends Content {
    private final ImmutableList<Content> pieces;

    private CompositeContent(ImmutableList<Content> pieces, int length) {
        super(length);
        this.pieces = pieces;
    }

    static Content join(Content first, Content second) {
        ImmutableList.Builder<Content> pieces = ImmutableList.builder();
        add(pieces, first);
        add(pieces, second);
        return new CompositeContent(pieces.build(), Math.addExact(first.length(), second.length()));
    }

    private static void add(ImmutableList.Builder<Content> pieces, Content content) {
        if (content instanceof CompositeContent composite) {
            pieces.addAll(composite.pieces);
        } else {
            pieces.add(content);
        }
    }

    @Override
    public byte at(int index) {
        int rest = index;
        for (Content piece : pieces) {
            if (rest < piece.length()) {
                return piece.at(rest);
            }
            rest -= piece.length();
        }
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    Content part(int from, int to) {
        Content result = empty();
        int start = 0;
        for (Content piece : pieces) {
            int a = Math.max(from - start, 0);
            int b = Math.min(to - start, piece.length());
            if (a < b) {
                result = result.then(piece.slice(a, b));
            }
            start += piece.length();
        }
        return result;
    }

    @Override
    public long fingerprint() {
        long hash = 17;
        for (Content piece : pieces) {
            hash = hash * 0x9E3779B97F4A7C15L + piece.fingerprint();
        }
        return hash;
    }
}
