package io.netsim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A script or a style sheet that is written into a page.
 *
 * @param text as it stands between the tags: nothing in it ends the element
 */
public record Asset(String text) {
    private static final String SOURCE_MAP = "\n//# sourceMappingURL=";

    /** @param name of a resource of this room, such as {@code page.css} or {@code vega/vega.min.js} */
    public static Asset of(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int map = text.lastIndexOf(SOURCE_MAP);
            return new Asset(inert(map < 0 ? text : text.substring(0, map)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Within texts and patterns of JavaScript a backslash before a slash or an exclamation mark changes nothing. */
    private static String inert(String text) {
        return text.replace("\r\n", "\n")
                .replaceAll("</(?=[sS][cCtT])", "<\\\\/")
                .replace("<!--", "<\\!--");
    }

    /** What a content security policy calls this script. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
