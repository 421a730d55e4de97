package io.netsim.spec.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text of a file, or the mistake that keeps it from being read. */
final class SourceText {
    private static final long MAX_BYTES = 64L << 20;

    private SourceText() {}

    /** The text without byte order mark, or null after a mistake; {@code asker} is where the file is named. */
    static @Nullable String read(Path file, Position asker, String askerPath, Mistakes mistakes) {
        try {
            if (Files.isDirectory(file)) {
                mistakes.add(asker, askerPath, "'" + file + "' is a directory; name a YAML file in it");
                return null;
            }
            if (!Files.exists(file)) {
                mistakes.add(asker, askerPath, "there is no file '" + file + "'; check the name and the folder");
                return null;
            }
            if (Files.size(file) > MAX_BYTES) {
                mistakes.add(asker, askerPath, "'" + file + "' is larger than 64 MiB; it is hardly meant as YAML");
                return null;
            }
            return decode(Files.readAllBytes(file), file.toString(), mistakes);
        } catch (IOException | SecurityException e) {
            mistakes.add(
                    asker, askerPath, "'" + file + "' cannot be read (" + e.getMessage() + "); check its permissions");
            return null;
        }
    }

    static @Nullable String decode(byte[] bytes, String file, Mistakes mistakes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(input, text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            Position at = positionAt(decoded, decoded.length(), file);
            mistakes.add(
                    at,
                    "",
                    "the byte 0x" + String.format("%02X", bytes[input.position()] & 0xff)
                            + " is not UTF-8; save the file in the encoding UTF-8");
            return null;
        }
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    /** The place of the character with an index. */
    static Position positionAt(String text, int index, String file) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Position(file, line, text.codePointCount(start, index) + 1);
    }
}
