package io.netsim.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The word of one process to others that work on the same results: I am at this run. It is a locked file; the operating
 * system lifts the lock of a process that dies, however it dies. Where files cannot be locked everybody gets the claim, and
 * a run may be done twice, which costs time and nothing else.
 */
public final class RunClaim implements Closeable {
    private static final String PREFIX = ".running-";
    /**
     * Files that this process holds. It is static because locks belong to the process: POSIX lifts all of its locks on a file
     * when it closes any channel of that file, so a second one must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Null if another one is at it. */
    public static @Nullable RunClaim take(Path experimentFolder, String runId) throws IOException {
        Path file = Files.createDirectories(experimentFolder).toRealPath().resolve(PREFIX + runId);
        if (!HELD.add(file)) {
            return null;
        }
        RunClaim claim = null;
        try {
            claim = lock(file);
            return claim;
        } finally {
            if (claim == null) {
                HELD.remove(file);
            }
        }
    }

    /** Null if another process has the lock. */
    private static @Nullable RunClaim lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
        } catch (OverlappingFileLockException e) {
            channel.close(); // Netsim is loaded twice in this process.
            return null;
        } catch (IOException e) {
            return new RunClaim(file, channel);
        }
        return new RunClaim(file, channel);
    }

    /** Whether a file is a claim, perhaps one that a killed process has left behind. */
    static boolean isClaim(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HELD.remove(file);
        }
    }
}
