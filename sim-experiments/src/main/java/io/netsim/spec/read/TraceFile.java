package io.netsim.spec.read;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Position;
import io.netsim.spec.yaml.ScalarNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text file of measurements that another file names, relative to itself: its lines, empty ones and what follows a
 * {@code #} left out.
 *
 * @param name as written
 * @param path where it was found
 * @param sha256 of its bytes, in hexadecimal digits
 * @param lines at least one
 */
public record TraceFile(String name, Path path, String sha256, ImmutableList<Line> lines) {
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_MISTAKES = 3;

    /** A line with its place. */
    public record Line(Position at, String text) {}

    /** Takes a line; notes a mistake and returns false if it is not what is due. */
    public interface LineReader {
        boolean read(Line line);
    }

    /** The file that a value names, or null after a mistake. */
    public static @Nullable TraceFile read(ScalarNode name, Mistakes mistakes) {
        Path path;
        try {
            path = Path.of(name.at().file()).resolveSibling(name.text()).normalize();
        } catch (InvalidPathException e) {
            mistakes.add(name, name.quoted() + " is not the name of a file; write such as 'traces/loss.csv'");
            return null;
        }
        try {
            if (!Files.exists(path)) {
                mistakes.add(
                        name,
                        "there is no file '" + path + "'; check the name, which counts from the folder of '"
                                + name.at().file() + "'");
                return null;
            }
            if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
                mistakes.add(name, "'" + path + "' is not a text file of at most 64 MiB; name one");
                return null;
            }
            byte[] bytes = Files.readAllBytes(path);
            ImmutableList<Line> lines = lines(new String(bytes, StandardCharsets.UTF_8), path.toString());
            if (lines.isEmpty()) {
                mistakes.add(name, "'" + path + "' has no values; write one a line");
                return null;
            }
            return new TraceFile(
                    name.text(), path, Hashing.sha256().hashBytes(bytes).toString(), lines);
        } catch (IOException | SecurityException e) {
            mistakes.add(name, "'" + path + "' cannot be read (" + e.getMessage() + "); check its permissions");
            return null;
        }
    }

    /** Reads line by line until the end, or until there have been some mistakes; whether there was none. */
    public boolean readLines(LineReader reader) {
        int wrong = 0;
        for (Line line : lines) {
            wrong += reader.read(line) ? 0 : 1;
            if (wrong == MAX_MISTAKES) {
                return false;
            }
        }
        return wrong == 0;
    }

    private static ImmutableList<Line> lines(String text, String file) {
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        int number = 0;
        String sound = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String line : sound.split("\r\n|\r|\n", -1)) {
            number++;
            int comment = line.indexOf('#');
            String content = comment < 0 ? line : line.substring(0, comment);
            String stripped = content.strip();
            if (!stripped.isEmpty()) {
                lines.add(new Line(new Position(file, number, content.indexOf(stripped) + 1), stripped));
            }
        }
        return lines.build();
    }
}
