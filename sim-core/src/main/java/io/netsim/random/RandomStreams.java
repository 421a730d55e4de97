package io.netsim.random;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The source of all chance in one run: a stream for each (component path, purpose), derived from the seed and the
 * replication by SHA-256. A stream does not depend on which other streams exist, so points of a sweep share them
 * (common random numbers).
 *
 * @param seed any number
 * @param replication from 0
 */
public record RandomStreams(long seed, int replication) {
    /**
     * @param path the component, such as {@code link/bottleneck.forward}
     * @param purpose what it draws for, such as {@code loss}
     */
    public RandomStream stream(String path, String purpose) {
        String key = seed + "\n" + replication + "\n" + path + "\n" + purpose;
        ByteBuffer hash = ByteBuffer.wrap(
                Hashing.sha256().hashString(key, StandardCharsets.UTF_8).asBytes());
        return new RandomStream(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }
}
