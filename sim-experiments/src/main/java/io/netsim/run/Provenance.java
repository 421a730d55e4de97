package io.netsim.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the program comes from. */
final class Provenance {
    private Provenance() {}

    /** The commit of the repository that the program lies in, or null if it lies in none. */
    static @Nullable String gitCommit() {
        try {
            CodeSource source = Provenance.class.getProtectionDomain().getCodeSource();
            Path at = source == null ? null : Path.of(source.getLocation().toURI());
            while (at != null) {
                Path git = at.resolve(".git");
                if (Files.isDirectory(git)) {
                    return head(git);
                }
                at = at.getParent();
            }
            return null;
        } catch (IOException | URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable String head(Path git) throws IOException {
        String head = Files.readString(git.resolve("HEAD")).strip();
        if (!head.startsWith("ref: ")) {
            return head;
        }
        String ref = head.substring("ref: ".length());
        if (Files.isRegularFile(git.resolve(ref))) {
            return Files.readString(git.resolve(ref)).strip();
        }
        List<String> packed = Files.readAllLines(git.resolve("packed-refs"));
        return packed.stream()
                .filter(line -> line.endsWith(" " + ref))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse(null);
    }
}
