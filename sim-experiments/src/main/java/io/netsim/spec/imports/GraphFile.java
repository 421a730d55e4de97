package io.netsim.spec.imports;

import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of another format: its bytes, its text, and a place to note what is wrong in it. */
final class GraphFile {
    private static final long MAX_BYTES = 64L << 20;
    /** A file in another format than thought is wrong in every line. */
    private static final int MOST_MISTAKES = 10;

    private final String name;
    private final byte[] bytes;
    private final Mistakes mistakes;
    private int found;

    GraphFile(String name, byte[] bytes, Mistakes mistakes) {
        this.name = name;
        this.bytes = bytes;
        this.mistakes = mistakes;
    }

    /** The file that a YAML file names, relative to it, or null after a mistake. */
    static @Nullable GraphFile open(Node asker, String name, Mistakes mistakes) {
        Path path;
        try {
            path = Path.of(asker.at().file()).resolveSibling(name).normalize();
        } catch (InvalidPathException e) {
            mistakes.add(asker, "'" + name + "' is not the name of a file; write such as 'abilene.graphml'");
            return null;
        }
        try {
            if (Files.isDirectory(path)) {
                mistakes.add(asker, "'" + path + "' is a directory; name a file in it");
            } else if (!Files.exists(path)) {
                mistakes.add(asker, "there is no file '" + path + "'; check the name and the folder");
            } else if (Files.size(path) > MAX_BYTES) {
                mistakes.add(asker, "'" + path + "' is larger than 64 MiB; name a smaller network");
            } else {
                return new GraphFile(path.toString(), Files.readAllBytes(path), mistakes);
            }
        } catch (IOException | SecurityException e) {
            mistakes.add(asker, "'" + path + "' cannot be read (" + e.getMessage() + "); check its permissions");
        }
        return null;
    }

    /** As the user would find it. */
    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The text, in UTF-8 or, if it is not, in ISO 8859-1; without byte order mark. */
    String text() {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Notes a mistake; both numbers from 1. */
    void mistake(int line, int column, String message) {
        found++;
        if (found <= MOST_MISTAKES) {
            mistakes.add(new Position(name, Math.max(1, line), Math.max(1, column)), "", message);
        }
    }

    /** Whether there was a mistake in this file. */
    boolean isBroken() {
        return found > 0;
    }

    /** Whether so much is wrong that reading on is of no use. */
    boolean isHopeless() {
        return found >= MOST_MISTAKES;
    }
}
